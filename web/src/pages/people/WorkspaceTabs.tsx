import { Link } from "@tanstack/react-router";
import tabs from "@/pages/project/project.module.css";
import { t } from "@/texts/texts";

/** The workspace's own pages; for owners. */
export function WorkspaceTabs() {
  return (
    <div className={tabs.bar}>
      <nav aria-label={t.people.tabs}>
        <Link to="/people" className={tabs.tab}>
          {t.people.people}
        </Link>
        <Link to="/audit" className={tabs.tab} activeOptions={{ includeSearch: false }}>
          {t.people.audit}
        </Link>
      </nav>
    </div>
  );
}
