-- Photos of a conversation; the pictures lie in the photo store under the same id.
create table photo (
    id              uuid primary key,
    conversation_id uuid not null,
    tenant          text not null,
    uploader_role   text not null,
    uploader_id     text not null,
    label           text,
    width           integer not null check (width > 0),
    height          integer not null check (height > 0),
    bytes           integer not null check (bytes > 0),
    sha256          text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    thumb_width     integer not null check (thumb_width > 0),
    thumb_height    integer not null check (thumb_height > 0),
    thumb_bytes     integer not null check (thumb_bytes > 0),
    thumb_sha256    text not null check (thumb_sha256 ~ '^[0-9a-f]{64}$'),
    captured_at     timestamptz,
    said_seq        bigint check (said_seq > 0),
    created_at      timestamptz not null default entente_now()
);

create index photo_of_conversation on photo (conversation_id, created_at, id);
