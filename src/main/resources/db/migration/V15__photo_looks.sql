-- What software sees in a photo: measured when it is taken in, read and said once it was shown.
create table photo_look (
    photo_id        uuid             primary key references photo (id) on delete cascade,
    conversation_id uuid             not null,
    tenant          text             not null,
    sharpness       double precision not null,
    brightness      double precision not null,
    dark_share      double precision not null,
    bright_share    double precision not null,
    -- perceptual hash of 64 bits; null where a picture shows too little to be known again
    hash            bigint,
    band_1          integer generated always as ((hash & 65535)::integer) stored,
    band_2          integer generated always as (((hash >> 16) & 65535)::integer) stored,
    band_3          integer generated always as (((hash >> 32) & 65535)::integer) stored,
    band_4          integer generated always as (((hash >> 48) & 65535)::integer) stored,
    -- null before it is shown and after it was looked at
    due_at          timestamptz,
    lease           uuid,
    failures        integer          not null default 0,
    looked_at       timestamptz,
    text_found      varchar(500),
    -- for agents alone: [{code, text, i18n, ...}]
    signals         jsonb            not null default '[]'
);
create index photo_look_due on photo_look (due_at) where due_at is not null;
create index photo_look_conversation on photo_look (conversation_id);
-- Hashes that differ in at most 7 of 64 bits differ in at most one bit in one of four bands.
create index photo_look_band_1 on photo_look (tenant, band_1) where hash is not null;
create index photo_look_band_2 on photo_look (tenant, band_2) where hash is not null;
create index photo_look_band_3 on photo_look (tenant, band_3) where hash is not null;
create index photo_look_band_4 on photo_look (tenant, band_4) where hash is not null;
