-- For Neovim 0.11 and later: ~/.config/nvim/lsp/planlint.lua, then vim.lsp.enable('planlint').
return {
  cmd = { 'planlint', 'lsp' },
  filetypes = { 'terraform', 'terraform-vars' },
  root_markers = { '.planlint.hcl', '.git' },
  -- trusted = true lets the server load rule assemblies that the workspace names.
  init_options = { trusted = false },
}
