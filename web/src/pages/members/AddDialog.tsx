import { Button, CopyButton, Group, Modal, SegmentedControl, Select, Stack, TextInput } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, got, type Schemas } from "@/api/client";
import { complain, toast } from "@/app/toast";
import { t } from "@/texts/texts";

export type Role = Schemas["Role"];
export const ROLES = Object.entries(t.members.roles).map(([value, label]) => ({ value, label }));
const WAYS = [
  { value: "pick", label: t.members.pick },
  { value: "link", label: t.members.byLink },
];

type DialogProps = { id: string; onClose: () => void; onDone: () => void };

/** People of this workspace are picked; others get a link. Where the workspace lets nobody be looked up, only the link. */
export function AddDialog({ id, onClose, onDone }: DialogProps) {
  const [way, setWay] = useState("pick");
  const [words, setWords] = useState("");
  const people = useQuery({
    queryKey: ["candidates", id, words],
    queryFn: () => got(api.GET("/api/v1/projects/{id}/people", { params: { path: { id }, query: { search: words } } })),
    retry: false,
    placeholderData: keepPreviousData,
  });
  const shown = people.error ? "link" : way;
  return (
    <Modal opened onClose={onClose} title={t.members.inviteTitle} closeButtonProps={{ "aria-label": t.app.close }}>
      <Stack gap="md">
        {!people.error && (
          <SegmentedControl aria-label={t.members.how} data={WAYS} value={way} onChange={setWay} fullWidth />
        )}
        {shown === "pick" ? (
          <PickForm id={id} people={people.data ?? []} words={words} setWords={setWords} onDone={onDone} />
        ) : (
          <LinkForm id={id} onDone={onDone} />
        )}
      </Stack>
    </Modal>
  );
}

type PickProps = {
  id: string;
  people: Schemas["CandidateOut"][];
  words: string;
  setWords: (words: string) => void;
  onDone: () => void;
};

function PickForm({ id, people, words, setWords, onDone }: PickProps) {
  const [user, setUser] = useState<string | null>(null);
  const [role, setRole] = useState<Role>("annotator");
  const add = async (event: React.FormEvent) => {
    event.preventDefault();
    const chosen = people.find((p) => p.id === user);
    if (!chosen) return;
    try {
      await got(
        api.PUT("/api/v1/projects/{id}/members/{user}", {
          params: { path: { id, user: chosen.id } },
          body: { role },
        }),
      );
      toast(t.members.added(chosen.name));
      setUser(null);
      setWords("");
      onDone();
    } catch (error) {
      complain(error);
    }
  };
  return (
    <form onSubmit={add}>
      <Stack gap="md">
        <Select
          label={t.members.person}
          placeholder={t.members.searchPeople}
          searchable
          required
          data-autofocus
          data={people.map((p) => ({ value: p.id, label: `${p.name} · ${p.email}` }))}
          filter={({ options }) => options}
          searchValue={words}
          onSearchChange={(typed) => {
            if (!typed.includes(" · ")) setWords(typed);
          }}
          nothingFoundMessage={t.members.nobody}
          value={user}
          onChange={setUser}
        />
        <RoleSelect role={role} setRole={setRole} />
        <Group justify="flex-end">
          <Button type="submit" disabled={!user}>
            {t.members.add}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function RoleSelect({ role, setRole }: { role: Role; setRole: (role: Role) => void }) {
  return (
    <Select
      label={t.members.role}
      data={ROLES}
      value={role}
      allowDeselect={false}
      onChange={(v) => v && setRole(v as Role)}
    />
  );
}

function LinkForm({ id, onDone }: { id: string; onDone: () => void }) {
  const [role, setRole] = useState<Role>("annotator");
  const [email, setEmail] = useState("");
  const [link, setLink] = useState<string | null>(null);
  const make = async (event: React.FormEvent) => {
    event.preventDefault();
    try {
      const made = await got(
        api.POST("/api/v1/projects/{id}/invitations", {
          params: { path: { id } },
          body: { role, email: email.trim() || null },
        }),
      );
      setLink(`${window.location.origin}/join?secret=${made.secret}`);
      onDone();
    } catch (error) {
      complain(error);
    }
  };
  if (link)
    return (
      <Stack gap="md">
        <p style={{ margin: 0 }}>{t.members.sendLink}</p>
        <TextInput
          aria-label={t.members.link}
          value={link}
          readOnly
          onFocus={(e) => e.currentTarget.select()}
          className="mono"
        />
        <Group justify="flex-end">
          <CopyButton value={link}>
            {({ copied, copy }) => <Button onClick={copy}>{copied ? t.members.copied : t.members.copyLink}</Button>}
          </CopyButton>
        </Group>
      </Stack>
    );
  return (
    <form onSubmit={make}>
      <Stack gap="md">
        <RoleSelect role={role} setRole={setRole} />
        <TextInput
          label={t.members.restrict}
          type="email"
          value={email}
          onChange={(e) => setEmail(e.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button type="submit">{t.members.createLink}</Button>
        </Group>
      </Stack>
    </form>
  );
}
