import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { meQuery } from "@/api/queries";
import { Brand } from "@/app/Shell";
import { SignInForm } from "@/app/SignInForm";
import css from "@/app/shell.module.css";
import { useTitle } from "@/app/useTitle";
import { t } from "@/texts/texts";

export function SignInPage() {
  useTitle(t.signIn.title);
  const { to } = useSearch({ from: "/sign-in" });
  const client = useQueryClient();
  const navigate = useNavigate();
  return (
    <main className={css.entry}>
      <div className={css.brand} style={{ marginBottom: 24 }}>
        <Brand />
      </div>
      <h1>{t.signIn.title}</h1>
      <p className="dim" style={{ marginTop: 0 }}>
        {t.signIn.lead}
      </p>
      <SignInForm
        onDone={(me) => {
          client.clear();
          client.setQueryData(meQuery.queryKey, me);
          void navigate({ href: to?.startsWith("/") && !to.startsWith("//") ? to : "/" });
        }}
      />
      <p className="dim">{t.signIn.help}</p>
    </main>
  );
}
