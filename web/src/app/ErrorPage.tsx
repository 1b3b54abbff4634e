import { Button } from "@mantine/core";
import { Problem, Unreachable } from "@/api/client";

/** What went wrong, in words, and a way on. */
export function ErrorPage({ error }: { error?: unknown }) {
  const said =
    error instanceof Problem
      ? error.problem.detail
      : error instanceof Unreachable
        ? "The server cannot be reached. Your work is kept on this device."
        : error instanceof Error
          ? error.message
          : "There is no such page.";
  return (
    <main style={{ maxWidth: 480, margin: "15vh auto", padding: 24 }}>
      <h1 style={{ fontSize: 22, lineHeight: "28px", margin: "0 0 8px" }}>
        {error ? "Something went wrong" : "Not found"}
      </h1>
      <p>{said}</p>
      <Button component="a" href="/" variant="default">
        Back to projects
      </Button>{" "}
      {error !== undefined && (
        <Button variant="subtle" onClick={() => window.location.reload()}>
          Reload
        </Button>
      )}
    </main>
  );
}
