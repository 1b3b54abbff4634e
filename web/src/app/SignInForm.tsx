import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { api, got, type Schemas } from "@/api/client";
import { t } from "@/texts/texts";

/** E-mail and password; `onDone` gets whoever signed in. */
export function SignInForm({ onDone, email: known }: { onDone: (me: Schemas["Me"]) => void; email?: string }) {
  const [email, setEmail] = useState(known ?? "");
  const [password, setPassword] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      onDone(await got(api.POST("/api/v1/sign-in", { body: { email, password } })));
    } catch (problem) {
      setError((problem as Error).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput
          label={t.signIn.email}
          type="email"
          name="email"
          autoComplete="username"
          required
          value={email}
          onChange={(e) => setEmail(e.currentTarget.value)}
          autoFocus={!known}
        />
        <PasswordInput
          label={t.signIn.password}
          name="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(e) => setPassword(e.currentTarget.value)}
          autoFocus={!!known}
          error={error}
        />
        <Button type="submit" loading={busy} size="sm">
          {t.signIn.submit}
        </Button>
      </Stack>
    </form>
  );
}
