"""The one step on the server that finds an article its story, as Lua: nothing comes between look-up and entry, so
workers that meet two copies at the same time agree."""

# ARGV prefix, id (32 hex digits), source, hashes (4 bytes each, ascending), in_head (1 byte each), shingles,
#      lead (2 bytes each), is_flash, today, days, ttl, day (the last two in seconds),
#      indexed, checked, bins, listed, join, join_head, lead_weight, join_same_source, join_flash, copy
#
# prefix .. 'article:' .. handle: MessagePack {id, source, story, position, copy_of, similarity, shingles, hashes, lead,
#   members, flash}; members counts the articles of the story that the article began. id in bytes. Left out to save a
#   tenth of the memory: story where it is the article's own, position and members where 1, flash where false.
# prefix .. 'index:' .. day .. ':' .. bin: hash → handles of articles that have it among their smallest.
ASSIGN = """
local prefix, id, source, packed, in_head = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]
local shingles, lead, flash = tonumber(ARGV[6]), ARGV[7], ARGV[8] == '1'
local today, days, ttl, day_s = tonumber(ARGV[9]), tonumber(ARGV[10]), tonumber(ARGV[11]), tonumber(ARGV[12])
local indexed, checked, bins = tonumber(ARGV[13]), tonumber(ARGV[14]), tonumber(ARGV[15])
local listed = tonumber(ARGV[16])
local join, join_head, lead_weight = tonumber(ARGV[17]), tonumber(ARGV[18]), tonumber(ARGV[19])
local join_same, join_flash, copy = tonumber(ARGV[20]), tonumber(ARGV[21]), tonumber(ARGV[22])
local HANDLE, WORD, ALL = 8, 2, 2 ^ 32

local function read(of)
  local kept = redis.call('GET', prefix .. 'article:' .. of)
  return kept and cmsgpack.unpack(kept)
end

local function write(of, record)
  redis.call('SET', prefix .. 'article:' .. of, cmsgpack.pack(record), 'EX', ttl)
end

-- The bytes that an id's hex digits stand for, as records keep it, and back.
local function bytes_of(article_id)
  return (string.gsub(article_id, '%x%x', function(byte) return string.char(tonumber(byte, 16)) end))
end

local function id_of(record)
  return (string.gsub(record.id, '.', function(char) return string.format('%02x', string.byte(char)) end))
end

local function handle_of(article_id) return string.sub(bytes_of(article_id), 1, HANDLE) end

local function answer(record)
  return {record.story or id_of(record), record.position or 1, record.copy_of or '', tostring(record.similarity or '')}
end

local handle = handle_of(id)
local known = read(handle)
if known and id_of(known) == id then return answer(known) end

local function unpacked(hashes)
  local values = {}
  for i = 1, #hashes, 4 do values[#values + 1] = struct.unpack('>I4', hashes, i) end
  return values
end

local mine = unpacked(packed)
local function field(n) return struct.pack('>I4', mine[n]) end
local function bin(day, n) return prefix .. 'index:' .. day .. ':' .. (mine[n] % bins) end

-- Candidates: articles that share one of my smallest hashes.
local votes, candidates = {}, {}
for n = 1, math.min(indexed, #mine) do
  for day = today, today - days, -1 do
    local handles = redis.call('HGET', bin(day, n), field(n))
    if handles then
      for at = 1, #handles, HANDLE do
        local other = string.sub(handles, at, at + HANDLE - 1)
        if not votes[other] then
          votes[other] = 0
          candidates[#candidates + 1] = other
        end
        votes[other] = votes[other] + 1
      end
    end
  end
end
table.sort(candidates, function(a, b)
  if votes[a] ~= votes[b] then return votes[a] > votes[b] end
  return a < b
end)

-- Returns the share of the shorter text's shingles that stand in the other (of a flash, or beside one, the longer
-- text's), and the share of those in my first half. Where a text was sampled, only hashes below the sample's end are
-- known of both.
local function similarity(record)
  local theirs = unpacked(record.hashes)
  local stop = math.min(shingles > #mine and mine[#mine] or ALL, record.shingles > #theirs and theirs[#theirs] or ALL)
  local theirs_has, theirs_count = {}, 0
  for _, value in ipairs(theirs) do
    if value > stop then break end
    theirs_has[value], theirs_count = true, theirs_count + 1
  end
  local mine_count, shared, head_count, head_shared = 0, 0, 0, 0
  for n, value in ipairs(mine) do
    if value > stop then break end
    local found, head = theirs_has[value] and 1 or 0, string.byte(in_head, n)
    mine_count, shared = mine_count + 1, shared + found
    head_count, head_shared = head_count + head, head_shared + found * head
  end
  local whole = (flash or record.flash) and math.max(mine_count, theirs_count) or math.min(mine_count, theirs_count)
  return shared / math.max(1, whole), head_shared / math.max(1, head_count)
end

-- Share of the words that the text with fewer of them begins with.
local function common_lead(theirs)
  local has, shared = {}, 0
  for at = 1, #theirs, WORD do has[string.sub(theirs, at, at + WORD - 1)] = true end
  for at = 1, #lead, WORD do
    if has[string.sub(lead, at, at + WORD - 1)] then shared = shared + 1 end
  end
  return shared * WORD / math.max(WORD, math.min(#lead, #theirs))
end

local function is_same_story(record, whole, head)
  if flash or record.flash then return whole >= join_flash end
  if whole < (record.source == source and join_same or join) then return false end
  return head >= join_head or head + lead_weight * common_lead(record.lead) >= join_head
end

local best, nearest = 0, nil  -- of several alike, the story's earliest
for n = 1, math.min(checked, #candidates) do
  local record = read(candidates[n])
  if record then
    local whole, head = similarity(record)
    local earlier = nearest and (record.position or 1) < (nearest.position or 1)
    local nearer = whole > best or whole == best and earlier
    if nearer and is_same_story(record, whole, head) then best, nearest = whole, record end
  end
end

local record = {id = bytes_of(id), source = source, shingles = shingles, hashes = packed, lead = lead,
  flash = flash or nil}
if nearest then
  record.story, record.similarity = nearest.story or id_of(nearest), best
  if best >= copy then record.copy_of = id_of(nearest) end
  local first_handle = handle_of(record.story)
  local first = read(first_handle)
  if first and id_of(first) == record.story then
    first.members = (first.members or 1) + 1
    record.position = first.members
    write(first_handle, first)
  else
    record.position = (nearest.position or 1) + 1
  end
end
write(handle, record)
for n = 1, math.min(indexed, #mine) do
  local key = bin(today, n)
  local handles = redis.call('HGET', key, field(n)) or ''
  if #handles < listed * HANDLE then
    redis.call('HSET', key, field(n), handles .. handle)
    redis.call('EXPIRE', key, ttl + day_s)  -- the day's last article is as old as its first is then
  end
end
return answer(record)
"""
