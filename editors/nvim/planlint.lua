-- For Neovim 0.7 to 0.10: ~/.config/nvim/lua/planlint.lua, then require('planlint').setup().
local M = {}

--- The folder above a file that holds options or the repository; the file's own without one.
local function root_of(file)
  local folder = vim.fn.fnamemodify(file, ':p:h')
  local options = vim.fn.findfile('.planlint.hcl', vim.fn.escape(folder, ' ;') .. ';')
  local git = vim.fn.finddir('.git', vim.fn.escape(folder, ' ;') .. ';')
  if options ~= '' then return vim.fn.fnamemodify(options, ':p:h') end
  if git ~= '' then return vim.fn.fnamemodify(git, ':p:h:h') end
  return folder
end

--- @param options table|nil cmd: the command and its arguments; init_options: what the server is told, such as { trusted = true }
function M.setup(options)
  options = options or {}
  local clients = {}
  vim.filetype.add({ extension = { tf = 'terraform', tofu = 'terraform', tfvars = 'terraform-vars' } })
  vim.api.nvim_create_autocmd('FileType', {
    pattern = { 'terraform', 'terraform-vars' },
    group = vim.api.nvim_create_augroup('planlint', { clear = true }),
    callback = function(args)
      local buffer = args.buf or vim.api.nvim_get_current_buf()
      local root = root_of(vim.api.nvim_buf_get_name(buffer))
      -- One server for each root; a server that ended is started again.
      if not clients[root] or not vim.lsp.get_client_by_id(clients[root]) then
        clients[root] = vim.lsp.start_client({
          name = 'planlint',
          cmd = options.cmd or { 'planlint', 'lsp' },
          root_dir = root,
          init_options = options.init_options or { trusted = false },
        })
      end
      if clients[root] then vim.lsp.buf_attach_client(buffer, clients[root]) end
    end,
  })
end

return M
