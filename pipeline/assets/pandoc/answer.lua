-- A reader for pandoc that answers many questions in one process. Standard input: a line with the reader of Markdown, a
-- line with the path of the style of citations, and then for each question a line `<kind> <bytes>` and the question.
-- Standard output: for each a line `<y or n> <bytes>` and the answer (pandoc's JSON), or why there is none. Each answer
-- is written before the next question is looked at, so that those who ask know which one ended the process.
local function take_line(input, place)
  local stop = input:find('\n', place, true)
  if not stop then return nil, place end
  return input:sub(place, stop - 1), stop + 1
end

function ByteStringReader(input)
  local reader, style, head
  local place = 1
  reader, place = take_line(input, place)
  style, place = take_line(input, place)
  local kinds = {
    markdown = function(question)
      return pandoc.read(question, reader)
    end,
    references = function(question)
      local document = pandoc.read(question, 'json')
      document.meta.csl = style
      return pandoc.utils.citeproc(document)
    end,
  }
  while true do
    head, place = take_line(input, place)
    if not head then break end
    local kind, size = head:match('^(%a+) (%d+)$')
    local question = input:sub(place, place + size - 1)
    place = place + size
    local whole, answer = pcall(function() return pandoc.write(kinds[kind](question), 'json') end)
    answer = tostring(answer)
    io.write(whole and 'y ' or 'n ', #answer, '\n', answer)
    io.flush()
  end
  return pandoc.Pandoc({})
end
