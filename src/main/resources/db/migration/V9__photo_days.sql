-- How many photos a person sent in a day, over all conversations.
create index photo_of_person on photo (tenant, uploader_role, uploader_id, created_at);
