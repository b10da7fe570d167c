-- A session in a real Neovim: nvim --headless -u NONE -l is of 0.9, so this runs as nvim --headless -u NONE -S neovim.lua.
-- Writes what it saw to $PLANLINT_SESSION, line by line, and quits.
local out = io.open(os.getenv('PLANLINT_SESSION'), 'w')
local function say(...) out:write(table.concat({ ... }, ' '), '\n') end

local function finish(code)
  out:close()
  vim.cmd(code == 0 and 'qa!' or 'cq')
end

-- Waits for what must come; a session in which it never comes fails with what it waited for.
local function await(what, condition)
  if vim.wait(300000, condition, 20) then return end
  say('never came:', what)
  finish(1)
end

local function codes()
  local found = {}
  for _, d in ipairs(vim.diagnostic.get(0)) do table.insert(found, d.code or (d.user_data and d.user_data.lsp and d.user_data.lsp.code)) end
  table.sort(found)
  return found
end

local function has(code) return vim.tbl_contains(codes(), code) end

local function ask(method, parameters)
  local answers = vim.lsp.buf_request_sync(0, method, parameters, 300000)
  for _, answer in pairs(answers or {}) do
    if answer.error then say(method, 'error', answer.error.message) end
    return answer.result
  end
end

local ok, problem = pcall(function()
  dofile(os.getenv('PLANLINT_EDITORS') .. '/nvim/planlint.lua').setup({ cmd = vim.split(os.getenv('PLANLINT_COMMAND'), '\n') })
  vim.cmd('edit main.tf')
  vim.cmd('set filetype=terraform')
  await('the finding of the plan', function() return has('PL0106') end)
  say('diagnostics', table.concat(codes(), ' '))

  vim.fn.cursor(vim.fn.search('^resource "aws_db_instance" "shop"'), 33)
  local hover = ask('textDocument/hover', vim.lsp.util.make_position_params(0, 'utf-16'))
  say('hover', hover.contents.value:match('replace: `[^`]+`'))

  local range = vim.lsp.util.make_range_params(0, 'utf-16')
  range.context = { diagnostics = {} }
  local actions = ask('textDocument/codeAction', range)
  for _, action in ipairs(actions) do
    if action.title:find('Prevent') then
      vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16')
      say('applied', action.title)
      break
    end
  end
  say('guarded', tostring(vim.fn.search('prevent_destroy = true', 'nw') > 0))

  vim.fn.cursor(vim.fn.search('  name = "shop"'), 4)
  local rename = vim.lsp.util.make_position_params(0, 'utf-16')
  rename.newName = 'title'
  vim.lsp.util.apply_workspace_edit(ask('textDocument/rename', rename), 'utf-16')
  say('renamed', tostring(vim.fn.search('= local.title', 'nw') > 0))

  vim.fn.setline(vim.fn.search('= local.title'), '  identifier = local.gone')
  await('the finding while typing', function() return has('PL0412') end)
  say('typed', 'PL0412')
end)
if not ok then say('failed', tostring(problem)) end
finish(ok and 0 or 1)
