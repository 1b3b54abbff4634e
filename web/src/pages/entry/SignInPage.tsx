import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { meQuery } from "@/api/queries";
import { Brand } from "@/app/Shell";
import { SignInForm } from "@/app/SignInForm";
import css from "@/app/shell.module.css";
import { useTitle } from "@/app/useTitle";

export function SignInPage() {
  useTitle("Sign in");
  const { to } = useSearch({ from: "/sign-in" });
  const client = useQueryClient();
  const navigate = useNavigate();
  return (
    <main className={css.entry}>
      <div className={css.brand} style={{ marginBottom: 24 }}>
        <Brand />
      </div>
      <h1>Sign in</h1>
      <p className="dim" style={{ marginTop: 0 }}>
        Label data, and prove how good the labels are.
      </p>
      <SignInForm
        onDone={(me) => {
          client.clear();
          client.setQueryData(meQuery.queryKey, me);
          void navigate({ href: to?.startsWith("/") && !to.startsWith("//") ? to : "/" });
        }}
      />
    </main>
  );
}
