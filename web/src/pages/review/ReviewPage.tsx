import { Button, Group, Loader } from "@mantine/core";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { api, got } from "@/api/client";
import { meQuery, projectQuery } from "@/api/queries";
import { onSignedIn } from "@/app/signedIn";
import { complain, toast } from "@/app/toast";
import { useTitle } from "@/app/useTitle";
import css from "@/desk/desk.module.css";
import { Message } from "@/desk/Message";
import { OutboxNotices } from "@/desk/OutboxNotices";
import { openReview, type Review, ReviewWork } from "@/desk/work/reviewing";
import { useSchema } from "@/editor/registry";
import type { EditorSession } from "@/editor/session";
import { useProjectId } from "@/pages/project/projectId";
import { ReviewDesk } from "@/pages/review/ReviewDesk";
import { t } from "@/texts/texts";

type Opened = { review: Review; session: EditorSession };

/** One item after another: everybody's annotations, and the final answer in the making. */
export function ReviewPage() {
  const id = useProjectId();
  const { item } = useSearch({ strict: false }) as { item?: string };
  const navigate = useNavigate();
  const { data: project } = useSuspenseQuery(projectQuery(id));
  const { data: me } = useSuspenseQuery(meQuery);
  const schema = useSchema(project.schema);
  useTitle(t.review.title, project.name);
  const client = useQueryClient();
  const [opened, setOpened] = useState<Opened | null | "loading">("loading");
  const [passed, setPassed] = useState<string[]>([]);
  const trail = useRef<string[]>([]);
  const close = useRef<(() => void) | undefined>(undefined);
  const work = useMemo(() => new ReviewWork(id, me.id), [id, me.id]);

  const open = useCallback(
    async (wanted: string | undefined, past: string[]) => {
      setOpened("loading");
      close.current?.();
      close.current = undefined;
      try {
        const path = { id };
        const body = { passed: [...past, ...work.pending()] };
        const found = wanted
          ? await got(api.GET("/api/v1/projects/{id}/items/{item}/review", { params: { path: { id, item: wanted } } }))
          : await got(api.POST("/api/v1/projects/{id}/review/next", { params: { path }, body }));
        if (!found || typeof found !== "object" || !("item" in found)) return setOpened(null);
        const begun = await openReview(found as Review);
        close.current = begun.close;
        const { id: shown } = (found as Review).item;
        trail.current = [...trail.current.filter((seen) => seen !== shown), shown];
        setOpened({ review: found as Review, session: begun.session });
      } catch (error) {
        complain(error);
        setOpened(null);
      }
    },
    [id, work],
  );
  const next = useCallback(
    (past: string[]) => {
      setPassed(past);
      void client.invalidateQueries({ queryKey: ["project", id] });
      if (item) void navigate({ to: "/p/$projectId/review", params: { projectId: id }, search: { item: undefined } });
      else void open(undefined, past);
    },
    [client, id, item, navigate, open],
  );
  // What was looked at in this session, the latest last; what is on screen is the last of it.
  const before = trail.current.at(opened === null ? -1 : -2);
  const previous = before
    ? () => {
        if (opened !== null) trail.current = trail.current.slice(0, -1);
        void open(before, passed);
      }
    : undefined;
  const onScreen = opened && opened !== "loading" ? opened.review.item.id : null;
  work.on = {
    stored: (entry) => {
      const path = { id, item: entry.assignment };
      const reopen = () =>
        void got(api.POST("/api/v1/projects/{id}/items/{item}/reopen", { params: { path } }))
          .then(() => open(entry.assignment, passed))
          .catch(complain);
      toast(t.review.approved(entry.title), { undo: reopen });
      if (entry.assignment === onScreen) next(passed);
    },
    kept: (entry) => {
      if (entry.assignment === onScreen) next([...passed, entry.assignment]);
    },
    refused: (_, error) => complain(error),
  };
  useEffect(() => {
    void work.start();
    const off = onSignedIn(work.outbox.flush);
    return () => {
      off();
      work.stop();
      close.current?.();
    };
  }, [work]);
  useEffect(() => {
    void open(item, []);
  }, [open, item]);

  if (opened && opened !== "loading")
    return (
      <ReviewDesk
        key={`${opened.review.item.id}/${opened.review.settled?.id ?? ""}`}
        review={opened.review}
        session={opened.session}
        work={work}
        schema={schema}
        projectId={id}
        name={project.name}
        onNext={() => next(passed)}
        onPrevious={previous}
        onLater={() => next([...passed, opened.review.item.id])}
      />
    );
  return (
    <div className={css.page}>
      <OutboxNotices outbox={work.outbox} notice={null} onNotice={() => undefined} />
      {opened === "loading" ? (
        <main className={css.waiting}>
          <Loader size="sm" aria-label={t.review.loading} />
        </main>
      ) : (
        <Message title={t.review.empty}>
          <p>{passed.length > 0 ? t.review.skipped(passed.length) : t.review.emptyWhy}</p>
          <Group>
            {previous && (
              <Button variant="default" onClick={previous}>
                {t.review.previous}
              </Button>
            )}
            {passed.length > 0 && <Button onClick={() => next([])}>{t.review.again}</Button>}
            <Button component={Link} to="/p/$projectId" params={{ projectId: id } as never} variant="default">
              {t.review.toProject}
            </Button>
          </Group>
        </Message>
      )}
    </div>
  );
}
