import { Button, Group, Loader } from "@mantine/core";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useEffect, useState } from "react";
import { api, got } from "@/api/client";
import { projectQuery } from "@/api/queries";
import { complain } from "@/app/toast";
import type { Schema } from "@/editor/schema";
import label from "@/pages/label/label.module.css";
import { useProjectId } from "@/pages/project/projectId";
import { Bench, type Review } from "@/pages/review/Bench";

/** Everybody's answers to one item side by side, and the settled one in the making. */
export function ReviewPage() {
  const id = useProjectId();
  const { item } = useSearch({ strict: false }) as { item?: string };
  const navigate = useNavigate();
  const { data: project } = useSuspenseQuery(projectQuery(id));
  const client = useQueryClient();
  const [review, setReview] = useState<Review | null | "loading">("loading");
  const [passed, setPassed] = useState<string[]>([]);
  const open = useCallback(
    async (wanted: string | undefined, past: string[]) => {
      setReview("loading");
      try {
        const found = wanted
          ? await got(api.GET("/api/v1/projects/{id}/items/{item}/review", { params: { path: { id, item: wanted } } }))
          : await got(
              api.POST("/api/v1/projects/{id}/review/next", { params: { path: { id } }, body: { passed: past } }),
            );
        setReview(found && typeof found === "object" && "item" in found ? (found as Review) : null);
      } catch (error) {
        complain(error);
        setReview(null);
      }
    },
    [id],
  );
  useEffect(() => {
    void open(item, []);
  }, [open, item]);
  const next = useCallback(
    (past: string[]) => {
      setPassed(past);
      void client.invalidateQueries({ queryKey: ["project", id] });
      if (item) void navigate({ to: "/p/$projectId/review", params: { projectId: id }, search: { item: undefined } });
      else void open(undefined, past);
    },
    [client, id, item, navigate, open],
  );
  const schema = project.schema as unknown as Schema;
  return (
    <div className={label.page}>
      {review === "loading" && (
        <div className={label.waiting}>
          <Loader size="sm" aria-label="Loading" />
        </div>
      )}
      {review === null && (
        <div className={label.waiting}>
          <div className={label.message}>
            <h1>Nothing waits for review</h1>
            <p>
              {passed.length > 0
                ? `You left ${passed.length} for later.`
                : "When an item has all the answers it needs, it comes here, the least agreed first."}
            </p>
            <Group>
              {passed.length > 0 && <Button onClick={() => next([])}>Go through those left</Button>}
              <Button component={Link} to="/p/$projectId" params={{ projectId: id } as never} variant="default">
                To the project
              </Button>
            </Group>
          </div>
        </div>
      )}
      {review !== null && review !== "loading" && (
        <Bench
          key={`${review.item.id}/${review.settled?.id ?? ""}`}
          review={review}
          schema={schema}
          projectId={id}
          name={project.name}
          onNext={() => next(passed)}
          onLater={() => next([...passed, review.item.id])}
          onAgain={() => void open(review.item.id, passed)}
        />
      )}
    </div>
  );
}
