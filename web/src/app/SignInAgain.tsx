import { Modal } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { signedOut } from "@/api/client";
import { meQuery } from "@/api/queries";
import { SignInForm } from "@/app/SignInForm";
import { tellSignedIn } from "@/app/signedIn";
import { t } from "@/texts/texts";

/** When a session ends during work: sign in over the page, which stays as it is. */
export function SignInAgain() {
  const client = useQueryClient();
  const [opened, setOpened] = useState(false);
  const me = client.getQueryData(meQuery.queryKey);
  useEffect(() => {
    const onOut = () => {
      if (client.getQueryData(meQuery.queryKey)) setOpened(true);
    };
    signedOut.addEventListener("signed-out", onOut);
    return () => signedOut.removeEventListener("signed-out", onOut);
  }, [client]);
  return (
    <Modal opened={opened} onClose={() => undefined} withCloseButton={false} title={t.signIn.ended} zIndex={1000}>
      <p style={{ marginTop: 0 }}>{t.signIn.endedWhy}</p>
      <SignInForm
        email={me?.email}
        onDone={(person) => {
          if (me && person.id !== me.id) {
            window.location.assign("/");
            return;
          }
          setOpened(false);
          void client.invalidateQueries();
          tellSignedIn();
        }}
      />
    </Modal>
  );
}
