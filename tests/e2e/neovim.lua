-- Drives a session of Neovim: waits for findings, picks fixes from the menu as a user would, writes the file.
-- $NEOVIM_SAID names the file that gets what was seen, as JSON.

local seen = { menus = {} }

local function wait_for(what, condition)
  if not vim.wait(40000, condition, 50) then
    error("waited in vain for " .. what)
  end
end

local function found()
  local all = vim.diagnostic.get(0)
  table.sort(all, function(one, other)
    return one.lnum < other.lnum or (one.lnum == other.lnum and one.col < other.col)
  end)
  return all
end

-- The menu of code actions: what it offers is noted, and the first entry is taken.
vim.ui.select = function(items, options, choose)
  local titles = {}
  for _, item in ipairs(items) do
    local title = options.format_item(item)
    table.insert(titles, title)
  end
  table.insert(seen.menus, titles)
  choose(items[1], 1)
end

local function fix(only)
  local before = vim.api.nvim_buf_get_changedtick(0)
  local context = { only = { only }, diagnostics = {} }
  vim.lsp.buf.code_action(vim.fn.has("nvim-0.8") == 1 and { context = context } or context)
  wait_for(only, function()
    return vim.api.nvim_buf_get_changedtick(0) ~= before
  end)
end

local done, trouble = pcall(function()
  wait_for("findings", function()
    return #vim.diagnostic.get(0) > 0
  end)
  seen.findings = {}
  for _, one in ipairs(found()) do
    local line = vim.api.nvim_buf_get_lines(0, one.lnum, one.lnum + 1, true)[1]
    table.insert(seen.findings, {
      line = one.lnum + 1,
      words = line:sub(one.col + 1, one.end_col),
      code = one.code or one.user_data.lsp.code,
      source = one.source,
      message = one.message,
    })
  end
  local first = found()[1]
  vim.api.nvim_win_set_cursor(0, { first.lnum + 1, first.col })
  fix("quickfix")
  seen.line = vim.api.nvim_get_current_line()
  local last = #seen.findings
  wait_for("the finding to go", function()
    return #vim.diagnostic.get(0) < last
  end)
  vim.cmd("write")
  if vim.env.NEOVIM_FIX_ALL then
    fix("source.fixAll")
    vim.cmd("write")
  end
end)
seen.trouble = not done and tostring(trouble) or nil
local out = assert(io.open(vim.env.NEOVIM_SAID, "w"))
out:write(vim.fn.json_encode(seen))
out:close()
vim.cmd("qall!")
