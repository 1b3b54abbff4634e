"""Every table. Documents are JSON as text (kept to the byte), times are RFC 3339 UTC text of fixed width, which sorts.

Identifiers are UUIDv7 as text. `items.seq` is a project-independent running number: the order of arrival.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
Id = String(36)
Time = String(24)
Running = BigInteger().with_variant(Integer, "sqlite")

users = Table(
    "users",
    metadata,
    Column("id", Id, primary_key=True),
    Column("email", String(320), nullable=False, unique=True),
    Column("name", String(200), nullable=False),
    Column("password_hash", Text),
    Column("owner", Boolean, nullable=False, server_default=text("false")),
    Column("disabled", Boolean, nullable=False, server_default=text("false")),
    Column("erased_at", Time),  # nothing is left but a pseudonym, under which the person's answers stay
    Column("created_at", Time, nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("user_id", Id, ForeignKey("users.id"), nullable=False, index=True),
    Column("created_at", Time, nullable=False),
    Column("expires_at", Time, nullable=False),
)

tokens = Table(
    "tokens",
    metadata,
    Column("id", Id, primary_key=True),
    Column("user_id", Id, ForeignKey("users.id"), nullable=False, index=True),
    Column("name", String(200), nullable=False),
    Column("hash", String(64), nullable=False, unique=True),
    Column("created_at", Time, nullable=False),
    Column("revoked_at", Time),
    Column("expires_at", Time),
    Column("last_used_at", Time),
)

sign_in_failures = Table(
    "sign_in_failures",
    metadata,
    Column("seq", Running, primary_key=True, autoincrement=True),
    Column("who", String(400), nullable=False),
    Column("at", Time, nullable=False),
    Index(None, "who", "at"),
)

projects = Table(
    "projects",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", String(200), nullable=False),
    Column("description", Text, nullable=False, server_default=""),
    Column("schema_version", Integer, nullable=False),
    Column("guideline_version", Integer, nullable=False),
    Column("overlap", Integer, nullable=False),
    Column("lease_seconds", Float, nullable=False),
    Column("created_by", Id, ForeignKey("users.id")),
    Column("created_at", Time, nullable=False),
    Column("archived_at", Time),
    Column("deleted_at", Time),
    Column("purge_at", Time),  # from then on it is being taken away for good; None again when nothing is left
)
_due = projects.c.purge_at.isnot(None)
Index("ix_projects_purge", projects.c.purge_at, sqlite_where=_due, postgresql_where=_due)

schemas = Table(
    "schemas",
    metadata,
    Column("project_id", Id, ForeignKey("projects.id"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("document", Text, nullable=False),
    Column("carry", Text),  # how answers of the version before are read under this one
    Column("epoch", Integer, nullable=False, server_default="1"),  # versions of one epoch compare answers alike
    Column("created_by", Id, ForeignKey("users.id")),
    Column("created_at", Time, nullable=False),
    PrimaryKeyConstraint("project_id", "version"),
)

guidelines = Table(
    "guidelines",
    metadata,
    Column("project_id", Id, ForeignKey("projects.id"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("note", Text, nullable=False, server_default=""),
    Column("created_by", Id, ForeignKey("users.id")),
    Column("created_at", Time, nullable=False),
    PrimaryKeyConstraint("project_id", "version"),
)

members = Table(
    "members",
    metadata,
    Column("project_id", Id, ForeignKey("projects.id"), nullable=False),
    Column("user_id", Id, ForeignKey("users.id"), nullable=False, index=True),
    Column("role", String(16), nullable=False),
    Column("active", Boolean, nullable=False, server_default=text("true")),
    # Every item before this place in the queue was this person's already, or closed: see store/queue.py.
    Column("cursor_rank", Integer),
    Column("cursor_seq", BigInteger),
    Column("created_at", Time, nullable=False),
    PrimaryKeyConstraint("project_id", "user_id"),
)

invitations = Table(
    "invitations",
    metadata,
    Column("id", Id, primary_key=True),
    Column("hash", String(64), nullable=False, unique=True),
    Column("project_id", Id, ForeignKey("projects.id"), index=True),
    Column("role", String(16), nullable=False),
    Column("email", String(320)),
    Column("created_by", Id, ForeignKey("users.id"), nullable=False),
    Column("created_at", Time, nullable=False),
    Column("expires_at", Time, nullable=False),
    Column("used_by", Id, ForeignKey("users.id")),
    Column("revoked_at", Time),
)

items = Table(
    "items",
    metadata,
    Column("seq", Running, primary_key=True, autoincrement=True),
    Column("id", Id, nullable=False, unique=True),
    Column("project_id", Id, ForeignKey("projects.id"), nullable=False),
    Column("key", String(512)),
    Column("data", Text, nullable=False),
    Column("meta", Text),
    Column("batch", String(200)),
    Column("state", String(16), nullable=False),  # open · labeled · rework · settled
    Column("rank", Integer, nullable=False, server_default="0"),  # −priority, so that one index runs ascending
    Column("held", Integer, nullable=False, server_default="0"),  # people who answered or hold a lease
    Column("slots_free", Integer, nullable=False),
    Column("returned", Boolean, nullable=False, server_default=text("false")),  # a slot came back
    Column("answered", Integer, nullable=False, server_default="0"),
    Column("agreement", Float),
    Column("epoch", Integer, nullable=False, server_default="1"),  # whose way of comparing its part of the sums is in
    Column("settled_id", Id),
    Column("deleted_at", Time),
    Column("purge_at", Time),  # a deleted item is taken away for good from then on
    Column("created_at", Time, nullable=False),
    CheckConstraint("slots_free >= 0", name="slots"),
    sqlite_autoincrement=True,
)
_keyed = text("key IS NOT NULL AND deleted_at IS NULL")  # a deleted item's key may come again
Index("ux_items_key", items.c.project_id, items.c.key, unique=True, sqlite_where=_keyed, postgresql_where=_keyed)
_deleted = text("deleted_at IS NOT NULL")
Index("ix_items_trash", items.c.project_id, items.c.seq, sqlite_where=_deleted, postgresql_where=_deleted)
Index("ix_items_purge", items.c.purge_at, sqlite_where=_deleted, postgresql_where=_deleted)
_waiting = text("slots_free > 0 AND deleted_at IS NULL")
Index("ix_items_queue", items.c.project_id, items.c.rank, items.c.seq, sqlite_where=_waiting, postgresql_where=_waiting)
_back = text("slots_free > 0 AND deleted_at IS NULL AND returned")
Index("ix_items_returned", items.c.project_id, items.c.rank, items.c.seq, sqlite_where=_back, postgresql_where=_back)
_live = items.c.deleted_at.is_(None)
for _name, _columns in {
    "ix_items_seq": [items.c.project_id, items.c.seq],
    "ix_items_state": [items.c.project_id, items.c.state, items.c.seq],
    "ix_items_rank": [items.c.project_id, items.c.rank, items.c.seq],
}.items():
    Index(_name, *_columns, sqlite_where=_live, postgresql_where=_live)
_batched = text("deleted_at IS NULL AND batch IS NOT NULL")
Index(
    "ix_items_batch",
    items.c.project_id,
    items.c.batch,
    items.c.seq,
    sqlite_where=_batched,
    postgresql_where=_batched,
)
_agreed = text("coalesce(agreement, 2.0)")  # items without agreement come last
Index("ix_items_agreement", items.c.project_id, _agreed, items.c.seq, sqlite_where=_live, postgresql_where=_live)
_review = text("deleted_at IS NULL AND state = 'labeled'")
Index("ix_items_review", items.c.project_id, _agreed, items.c.seq, sqlite_where=_review, postgresql_where=_review)

assignments = Table(
    "assignments",
    metadata,
    Column("id", Id, primary_key=True),
    Column("project_id", Id, ForeignKey("projects.id"), nullable=False),
    Column("item_seq", BigInteger, ForeignKey("items.seq"), nullable=False),
    Column("user_id", Id, ForeignKey("users.id"), nullable=False),
    Column("purpose", String(16), nullable=False),  # label · review
    Column("state", String(16), nullable=False),  # active · submitted · rework · skipped · expired · released
    Column("lease_expires", Time),
    Column("draft", Text),
    Column("draft_at", Time),
    Column("draft_version", Integer),  # of the schema
    Column("annotation_id", Id),  # the latest revision
    Column("revision", Integer, nullable=False, server_default="0"),
    Column("reason", Text),  # why it was skipped, or sent back
    Column("note", Text),  # what the person who skipped it says besides
    Column("done_at", Time),  # when its person last submitted or skipped it
    Column("created_at", Time, nullable=False),
    Column("updated_at", Time, nullable=False),
    UniqueConstraint("item_seq", "user_id", "purpose"),
)
_leased = text("state = 'active'")
Index(
    "ix_assignments_lease",
    assignments.c.project_id,
    assignments.c.lease_expires,
    sqlite_where=_leased,
    postgresql_where=_leased,
)
_mine = text("state IN ('active', 'rework')")
Index(
    "ix_assignments_mine",
    assignments.c.project_id,
    assignments.c.user_id,
    assignments.c.purpose,
    sqlite_where=_mine,
    postgresql_where=_mine,
)
Index("ix_assignments_person", assignments.c.project_id, assignments.c.user_id, assignments.c.item_seq)
_done = text("done_at IS NOT NULL")
Index(
    "ix_assignments_done",
    assignments.c.project_id,
    assignments.c.user_id,
    assignments.c.done_at,
    assignments.c.id,
    sqlite_where=_done,
    postgresql_where=_done,
)
_skipped = text("state = 'skipped'")
Index(
    "ix_assignments_skipped",
    assignments.c.project_id,
    assignments.c.item_seq,
    sqlite_where=_skipped,
    postgresql_where=_skipped,
)

annotations = Table(
    "annotations",
    metadata,
    Column("id", Id, primary_key=True),
    Column("project_id", Id, ForeignKey("projects.id"), nullable=False),
    Column("item_seq", BigInteger, ForeignKey("items.seq"), nullable=False, index=True),
    Column("user_id", Id, ForeignKey("users.id"), nullable=False),
    Column("assignment_id", Id, ForeignKey("assignments.id"), index=True),  # else each purged one would scan them all
    Column("revision", Integer, nullable=False),
    Column("origin", String(16), nullable=False),  # human · adjudication
    Column("source_id", Id),  # the annotation an adjudication accepted as it was
    Column("answers", Text, nullable=False),
    Column("seconds", Float, nullable=False),
    Column("schema_version", Integer, nullable=False),
    Column("guideline_version", Integer, nullable=False),
    Column("key", String(200), nullable=False),
    Column("returned_for", Text),  # why the revision before was sent back; null when it was made unasked
    Column("created_at", Time, nullable=False),
    UniqueConstraint("user_id", "key"),
    UniqueConstraint("item_seq", "user_id", "origin", "revision"),
)

answer_values = Table(
    "answer_values",
    metadata,
    Column("project_id", Id, nullable=False),
    Column("question", String(64), nullable=False),
    Column("value", String(200), nullable=False),
    Column("item_seq", BigInteger, nullable=False),
    Column("user_id", Id, nullable=False),
    PrimaryKeyConstraint("project_id", "question", "value", "item_seq", "user_id"),
    Index(None, "item_seq", "user_id"),
    sqlite_with_rowid=False,
)

counts = Table(
    "counts",
    metadata,
    Column("project_id", Id, nullable=False),
    Column("name", String(32), nullable=False),
    Column("n", BigInteger, nullable=False),
    PrimaryKeyConstraint("project_id", "name"),
)

activity = Table(
    "activity",
    metadata,
    Column("project_id", Id, nullable=False),
    Column("user_id", Id, nullable=False),
    Column("day", String(10), nullable=False),
    Column("submitted", Integer, nullable=False, server_default="0"),
    Column("skipped", Integer, nullable=False, server_default="0"),
    Column("reviewed", Integer, nullable=False, server_default="0"),
    Column("sent_back", Integer, nullable=False, server_default="0"),
    Column("seconds", Float, nullable=False, server_default="0"),
    PrimaryKeyConstraint("project_id", "user_id", "day"),
)

agreement_cells = Table(
    "agreement_cells",
    metadata,
    Column("project_id", Id, nullable=False),
    Column("question", String(64), nullable=False),
    Column("cell", Integer, nullable=False),
    Column("sums", Text, nullable=False),
    PrimaryKeyConstraint("project_id", "question", "cell"),
)

agreement_pairs = Table(
    "agreement_pairs",
    metadata,
    Column("project_id", Id, nullable=False),
    Column("question", String(64), nullable=False),
    Column("first_id", Id, nullable=False),
    Column("second_id", Id, nullable=False),
    Column("items", Integer, nullable=False),
    Column("alike", Float, nullable=False),
    PrimaryKeyConstraint("project_id", "question", "first_id", "second_id"),
)

events = Table(
    "events",
    metadata,
    Column("seq", Running, primary_key=True, autoincrement=True),
    Column("project_id", Id, index=True),
    Column("user_id", Id),
    Column("name", String(40), nullable=False),
    Column("subject", Id),
    Column("detail", Text),
    Column("at", Time, nullable=False),
    Index(None, "name", "seq"),
    Index(None, "user_id", "seq"),
)

jobs = Table(
    "jobs",
    metadata,
    Column("id", Id, primary_key=True),
    Column("project_id", Id, ForeignKey("projects.id"), nullable=False, index=True),
    Column("kind", String(16), nullable=False),  # import · export · media · answers · statistics
    Column("state", String(16), nullable=False),  # queued · running · done · failed · cancelled
    Column("parameters", Text, nullable=False),
    Column("done", BigInteger, nullable=False, server_default="0"),
    Column("total", BigInteger),
    Column("progress", Text),  # where to go on after a crash
    Column("result", Text),
    Column("error", Text),
    Column("created_by", Id, ForeignKey("users.id")),
    Column("created_at", Time, nullable=False),
    Column("updated_at", Time, nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),  # how often the worker ended in the step at hand
    Column("runs", Integer, nullable=False, server_default="0"),  # how often it was told to go on
    Column("kept_until", Time),  # when the files go that it was given or made
)
_unfinished = text("state IN ('queued', 'running')")
Index("ix_jobs_unfinished", jobs.c.created_at, sqlite_where=_unfinished, postgresql_where=_unfinished)

media = Table(  # a project's files; what they hold is in blobs, by its SHA-256
    "media",
    metadata,
    Column("id", Id, primary_key=True),
    Column("project_id", Id, ForeignKey("projects.id"), nullable=False),
    Column("name", String(1000), nullable=False),  # what items call it: a path, as it was uploaded
    Column("sha256", String(64), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("type", String(100), nullable=False),
    Column("facts", Text, nullable=False, server_default="{}"),  # by type of stage: what it found out about the file
    Column("address", Text),  # where it lies when it was not copied
    Column("created_at", Time, nullable=False),
    UniqueConstraint("project_id", "name"),
    Index(None, "project_id", "sha256"),
    Index(None, "sha256"),
)

uploads = Table(  # files on their way; parts are blobs, named by where they start
    "uploads",
    metadata,
    Column("id", Id, primary_key=True),
    Column("project_id", Id, ForeignKey("projects.id"), nullable=False, index=True),
    Column("user_id", Id, ForeignKey("users.id"), nullable=False),
    Column("name", String(1000), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("received", BigInteger, nullable=False, server_default="0"),
    Column("created_at", Time, nullable=False),
)

bulk_actions = Table(
    "bulk_actions",
    metadata,
    Column("id", Id, primary_key=True),
    Column("project_id", Id, ForeignKey("projects.id"), nullable=False, index=True),
    Column("user_id", Id, ForeignKey("users.id"), nullable=False),
    Column("name", String(16), nullable=False),
    Column("before", Text, nullable=False),
    Column("created_at", Time, nullable=False),
    Column("undone_at", Time),
)

settings = Table(  # of the workspace
    "settings",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)

loose_blobs = Table(  # what purged rows named: written with their removal, cleared from the blobs when it is due
    "loose_blobs",
    metadata,
    Column("name", String(1100), primary_key=True),  # a blob, or with a / at its end all under it; or a SHA-256
    Column("content", Boolean, nullable=False, server_default=text("false")),  # name is the SHA-256 of a file
    Column("due", Time, nullable=False, index=True),
)
