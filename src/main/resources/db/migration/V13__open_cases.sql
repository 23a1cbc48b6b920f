-- What an operator's look reads: what is open, and what ended lately.
create index dispute_open on dispute (stage, conversation_id) where stage <> 'closed';
create index settlement_instruction_ended on settlement_instruction (ended_at) where ended_at is not null;
create index settlement_instruction_under_way on settlement_instruction (requested_at) where ended_at is null;
