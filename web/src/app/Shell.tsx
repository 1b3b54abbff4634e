import { ActionIcon, Menu, Tooltip, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { IconMoon, IconSun, IconUserCircle } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, Outlet, useNavigate } from "@tanstack/react-router";
import { api } from "@/api/client";
import { meQuery } from "@/api/queries";
import css from "@/app/shell.module.css";
import { t } from "@/texts/texts";

export function Brand() {
  return (
    <>
      <svg width="20" height="20" viewBox="0 0 32 32" aria-hidden>
        <title>{t.app.product}</title>
        <rect width="32" height="32" rx="7" fill="var(--tm-accent)" />
        <path
          d="M8 16.5l5.5 5.5L24 10.5"
          stroke="var(--tm-on-accent)"
          strokeWidth="3.5"
          fill="none"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {t.app.product}
    </>
  );
}

/** The frame around every page but the desks. */
export function Shell() {
  const { data: me } = useQuery(meQuery);
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme("light");
  const client = useQueryClient();
  const navigate = useNavigate();
  const leave = async () => {
    await api.POST("/api/v1/sign-out").catch(() => undefined);
    client.clear();
    await navigate({ to: "/sign-in", search: { to: undefined } });
  };
  return (
    <>
      <a className={css.skip} href="#content">
        {t.app.skip}
      </a>
      <header className={css.top}>
        <Link to="/" className={css.brand}>
          <Brand />
        </Link>
        <Link to="/" className={css.nav} activeOptions={{ exact: true }}>
          {t.app.projects}
        </Link>
        {me?.owner && (
          <Link to="/people" className={css.nav}>
            {t.app.people}
          </Link>
        )}
        <a className={css.nav} href="/api/docs">
          {t.app.api}
        </a>
        <span className={css.grow} />
        <Tooltip label={scheme === "dark" ? t.app.light : t.app.dark}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={scheme === "dark" ? t.app.light : t.app.dark}
            onClick={() => setColorScheme(scheme === "dark" ? "light" : "dark")}
          >
            {scheme === "dark" ? <IconSun size={17} /> : <IconMoon size={17} />}
          </ActionIcon>
        </Tooltip>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={t.app.account}>
              <IconUserCircle size={19} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{me && t.app.who(me.name, me.email)}</Menu.Label>
            <Menu.Item component={Link} to="/account">
              {t.app.accountAndTokens}
            </Menu.Item>
            <Menu.Item onClick={() => void leave()}>{t.app.signOut}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </header>
      <div id="content" tabIndex={-1} className={css.content}>
        <Outlet />
      </div>
    </>
  );
}
