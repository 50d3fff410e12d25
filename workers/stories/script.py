"""The one step on the server that finds an article its story, as Lua: nothing comes between look-up and entry, so
workers that meet two copies at the same time agree."""

# ARGV prefix, id (32 hex digits), source, hashes (4 bytes each, ascending), in_head (1 byte each), shingles, is_flash,
#      today, days, ttl, day (the last two in seconds),
#      indexed, checked, bins, listed, join, join_head, join_same_source, join_flash, copy
#
# prefix .. 'article:' .. handle: MessagePack {id, source, story, position, copy_of, similarity, shingles, hashes,
#   members, flash}; members counts the articles of the story that the article began.
# prefix .. 'index:' .. day .. ':' .. bin: hash → handles of articles that have it among their smallest.
ASSIGN = """
local prefix, id, source, packed, in_head = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]
local shingles, flash = tonumber(ARGV[6]), ARGV[7] == '1'
local today, days, ttl, day_s = tonumber(ARGV[8]), tonumber(ARGV[9]), tonumber(ARGV[10]), tonumber(ARGV[11])
local indexed, checked, bins = tonumber(ARGV[12]), tonumber(ARGV[13]), tonumber(ARGV[14])
local listed = tonumber(ARGV[15])
local join, join_head, join_same = tonumber(ARGV[16]), tonumber(ARGV[17]), tonumber(ARGV[18])
local join_flash, copy = tonumber(ARGV[19]), tonumber(ARGV[20])
local HANDLE, ALL = 8, 2 ^ 32

local function read(of)
  local kept = redis.call('GET', prefix .. 'article:' .. of)
  return kept and cmsgpack.unpack(kept)
end

local function write(of, record)
  redis.call('SET', prefix .. 'article:' .. of, cmsgpack.pack(record), 'EX', ttl)
end

-- The first 8 bytes that an id's hex digits stand for.
local function handle_of(article_id)
  return (string.gsub(string.sub(article_id, 1, 2 * HANDLE), '%x%x', function(byte)
    return string.char(tonumber(byte, 16))
  end))
end

local function answer(record)
  return {record.story, record.position, record.copy_of or '', tostring(record.similarity or '')}
end

local handle = handle_of(id)
local known = read(handle)
if known and known.id == id then return answer(known) end

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

local function is_same_story(record, whole, head)
  if flash or record.flash then return whole >= join_flash end
  return whole >= (record.source == source and join_same or join) and head >= join_head
end

local best, nearest = 0, nil  -- of several alike, the story's earliest
for n = 1, math.min(checked, #candidates) do
  local record = read(candidates[n])
  if record then
    local whole, head = similarity(record)
    local nearer = whole > best or nearest and whole == best and record.position < nearest.position
    if nearer and is_same_story(record, whole, head) then best, nearest = whole, record end
  end
end

local record = {id = id, source = source, story = id, position = 1, shingles = shingles, hashes = packed,
  members = 1, flash = flash}
if nearest then
  record.story, record.similarity = nearest.story, best
  if best >= copy then record.copy_of = nearest.id end
  local first_handle = handle_of(nearest.story)
  local first = read(first_handle)
  if first and first.id == nearest.story then
    first.members = first.members + 1
    record.position = first.members
    write(first_handle, first)
  else
    record.position = nearest.position + 1
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
