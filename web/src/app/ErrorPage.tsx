import { Button } from "@mantine/core";
import { Problem, Unreachable } from "@/api/client";
import { t } from "@/texts/texts";

/** What went wrong, in words, and a way on. */
export function ErrorPage({ error }: { error?: unknown }) {
  const said =
    error instanceof Problem
      ? error.problem.detail
      : error instanceof Unreachable
        ? t.errors.unreachable
        : error instanceof Error
          ? error.message
          : t.errors.noPage;
  return (
    <main style={{ maxWidth: 480, margin: "15vh auto", padding: 24 }}>
      <h1 style={{ fontSize: 22, lineHeight: "28px", margin: "0 0 8px" }}>
        {error ? t.errors.wrong : t.errors.notFound}
      </h1>
      <p>{said}</p>
      <Button component="a" href="/" variant="default">
        {t.errors.back}
      </Button>{" "}
      {error !== undefined && (
        <Button variant="subtle" onClick={() => window.location.reload()}>
          {t.errors.reload}
        </Button>
      )}
    </main>
  );
}
