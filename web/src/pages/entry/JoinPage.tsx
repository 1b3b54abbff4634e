import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { api, got, Problem } from "@/api/client";
import { meQuery } from "@/api/queries";
import { Brand } from "@/app/Shell";
import { SignInForm } from "@/app/SignInForm";
import css from "@/app/shell.module.css";
import { useTitle } from "@/app/useTitle";
import { t } from "@/texts/texts";

/** Follow an invitation link: as the person signed in, or with a new account. */
export function JoinPage() {
  useTitle(t.join.title);
  const { secret } = useSearch({ from: "/join" });
  const client = useQueryClient();
  const navigate = useNavigate();
  const me = useQuery({ ...meQuery, retry: false });
  const invitation = useQuery({
    queryKey: ["invitation", secret],
    queryFn: () => got(api.GET("/api/v1/invitation", { params: { query: { secret } } })),
    retry: false,
  });
  const [form, setForm] = useState({ email: "", name: "", password: "" });
  const [known, setKnown] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const accept = async (body: { email?: string; name?: string; password?: string }) => {
    setError(null);
    try {
      const joined = await got(
        api.POST("/api/v1/invitation", { params: { query: { secret } }, body: { name: "", ...body } }),
      );
      client.clear();
      if (joined.project) await navigate({ to: "/p/$projectId", params: { projectId: joined.project } });
      else await navigate({ to: "/" });
    } catch (problem) {
      if (problem instanceof Problem && problem.code === "has-account") setKnown(body.email ?? "");
      else setError((problem as Error).message);
    }
  };
  const leave = async () => {
    await api.POST("/api/v1/sign-out").catch(() => undefined);
    client.clear();
    await me.refetch();
  };
  const set = (name: keyof typeof form) => (event: React.ChangeEvent<HTMLInputElement>) =>
    setForm({ ...form, [name]: event.currentTarget.value });
  const offer = invitation.data;
  const account = known ?? (offer?.account ? offer.email : null);
  const wrong = me.data && offer?.email && me.data.email !== offer.email;
  return (
    <main className={css.entry}>
      <div className={css.brand} style={{ marginBottom: 24 }}>
        <Brand />
      </div>
      {invitation.error && (
        <>
          <h1>{t.join.broken}</h1>
          <p>{invitation.error.message}</p>
        </>
      )}
      {offer && (
        <>
          <h1>{t.join.join(offer.project ?? t.app.product)}</h1>
          <p className="dim" style={{ marginTop: 0 }}>
            {t.join.invites(offer.by, offer.role)}
          </p>
          {wrong ? (
            <Stack gap="md">
              <p style={{ margin: 0 }}>{t.join.wrongPerson(offer.email ?? "", me.data.email)}</p>
              <Button size="sm" variant="default" onClick={() => void leave()}>
                {t.join.switchAccount}
              </Button>
            </Stack>
          ) : account && !me.data ? (
            <>
              <p>{t.join.signInFirst}</p>
              <SignInForm
                key={account}
                email={account}
                onDone={(person) => {
                  client.setQueryData(meQuery.queryKey, person);
                  void accept({});
                }}
              />
            </>
          ) : me.data ? (
            <Stack gap="md">
              <Button size="sm" onClick={() => void accept({})}>
                {t.join.joinAs(me.data.name)}
              </Button>
              {error && (
                <p role="alert" style={{ color: "var(--tm-bad)" }}>
                  {error}
                </p>
              )}
            </Stack>
          ) : (
            <form
              onSubmit={(event) => {
                event.preventDefault();
                void accept({ ...form, email: form.email || offer.email || "" });
              }}
            >
              <Stack gap="md">
                <TextInput
                  label={t.join.email}
                  type="email"
                  required
                  value={form.email || offer.email || ""}
                  readOnly={!!offer.email}
                  onChange={set("email")}
                  autoComplete="username"
                />
                <TextInput label={t.join.name} required value={form.name} onChange={set("name")} autoComplete="name" />
                <PasswordInput
                  label={t.join.password}
                  required
                  minLength={8}
                  description={t.join.passwordForm}
                  value={form.password}
                  onChange={set("password")}
                  autoComplete="new-password"
                  error={error}
                />
                <Button type="submit" size="sm">
                  {t.join.submit}
                </Button>
                <span className="dim">
                  {t.join.haveAccount}{" "}
                  <Link to="/sign-in" search={{ to: `/join?secret=${secret}` }}>
                    {t.join.signIn}
                  </Link>
                </span>
              </Stack>
            </form>
          )}
        </>
      )}
    </main>
  );
}
