import css from "@/desk/desk.module.css";

/** What stands in the place of an item when there is none. */
export function Message({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <main className={css.waiting}>
      <div className={css.message}>
        <h2>{title}</h2>
        {children}
      </div>
    </main>
  );
}
