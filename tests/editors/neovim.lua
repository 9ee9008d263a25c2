-- The language server under Neovim itself: run by `tests/editors/run`, headless, in a folder of its own.
-- PROGRAM is the program, FOLDER the folder.

local program, folder = os.getenv('PROGRAM'), os.getenv('FOLDER')

local function check(is_true, what)
  if not is_true then
    error('failed: ' .. what, 2)
  end
end

local function wait(condition, what)
  check(vim.wait(20000, condition, 20), 'waited for ' .. what)
end

local function write(name, lines)
  vim.fn.writefile(lines, folder .. '/' .. name)
  return folder .. '/' .. name
end

local function codes(buffer)
  local found = {}
  for _, diagnostic in ipairs(vim.diagnostic.get(buffer)) do
    found[diagnostic.code] = diagnostic
  end
  return found
end

-- The blocks of the page are Lua; the one that is for this Neovim starts the server.
local function page()
  local blocks = {}
  local text = table.concat(vim.fn.readfile('docs/editors.md'), '\n')
  for block in text:gmatch('\n```lua\n(.-)\n```') do
    local chunk, problem = load(block)
    check(chunk, problem)
    table.insert(blocks, chunk)
  end
  check(#blocks == 2, 'the blocks of docs/editors.md')
  if vim.fn.has('nvim-0.8') == 0 then
    return
  end
  vim.env.PATH = vim.fn.fnamemodify(program, ':h') .. ':' .. vim.env.PATH
  blocks[vim.fn.has('nvim-0.11') == 1 and 1 or 2]()
  vim.cmd('silent edit ' .. write('page.json', { '[{"subAccountId": "Onion", "url": "http://hooks.onion.example/"}]' }))
  local buffer = vim.api.nvim_get_current_buf()
  wait(function() return codes(buffer).insecure_url end, 'diagnostics of the server of the page')
end

local function run()
  vim.fn.mkdir(folder .. '/.git', 'p')
  -- One character of each length, before everything else on the line.
  local line = '[{"é€𝄞": 1, "subAccountId": "Onion", "url": "http://hooks.onion.example/a#b", "type": "MSG",'
  local file = write('a.json', { line, ' "httpAuthorization": "Bearer rw4Kd0b2u"}]' })
  vim.cmd('silent edit ' .. file)
  local buffer = vim.api.nvim_get_current_buf()
  local client = vim.lsp.start_client({ name = 'chatapps-webhooks', cmd = { program, 'lsp' }, root_dir = folder })
  check(client, 'the server starts')
  vim.lsp.buf_attach_client(buffer, client)

  wait(function() return codes(buffer).insecure_url end, 'diagnostics')
  local found = codes(buffer).insecure_url
  -- Neovim counts columns in bytes.
  check(line:sub(found.col + 1, found.end_col) == '"http://hooks.onion.example/a#b"', 'the range of a finding')
  check(found.severity == vim.diagnostic.severity.WARN and found.source == 'chatapps-webhooks', 'what a finding is')

  -- What is typed is followed.
  local at = line:find('http:', 1, true) - 1
  vim.api.nvim_buf_set_text(buffer, 0, at, 0, at + 5, { 'https:' })
  wait(function() return not codes(buffer).insecure_url and codes(buffer).url_fragment end, 'diagnostics of a change')

  local function ask(method, params)
    local answers = vim.lsp.buf_request_sync(buffer, method, params, 20000)
    check(answers and answers[client] and not answers[client].err, method)
    return answers[client].result
  end
  local encoding = vim.lsp.get_client_by_id(client).offset_encoding
  local function actions()
    vim.api.nvim_win_set_cursor(0, { 1, at + 3 })
    local params = vim.lsp.util.make_range_params(0, encoding)
    params.context = { diagnostics = {} }
    return ask('textDocument/codeAction', params)
  end
  local function make(title)
    for _, action in ipairs(actions()) do
      if action.title == title then
        vim.lsp.util.apply_workspace_edit(action.edit, encoding)
        return
      end
    end
    error('no action ' .. title)
  end

  make('remove the fragment')
  local fixed = line:gsub('http:', 'https:'):gsub('a#b', 'a')
  check(vim.api.nvim_buf_get_lines(buffer, 0, 1, true)[1] == fixed, 'a fix')
  wait(function() return not codes(buffer).url_fragment end, 'diagnostics of a fix')

  -- A level goes into a configuration that isn't there yet, or is.
  vim.api.nvim_buf_set_text(buffer, 0, at, 0, at + 6, { 'http:' })
  wait(function() return codes(buffer).insecure_url end, 'diagnostics of a change')
  write('chatapps-webhooks.toml', { '# é€𝄞', '[rules]' })
  make('set `insecure_url` to `off` in this project')
  local configuration = vim.fn.bufnr(folder .. '/chatapps-webhooks.toml')
  local lines = vim.api.nvim_buf_get_lines(configuration, 0, -1, true)
  check(lines[1] == '# é€𝄞' and vim.tbl_contains(lines, 'insecure_url = "off"'), 'the configuration: ' .. table.concat(lines, '|'))
  vim.api.nvim_buf_call(configuration, function() vim.cmd('silent write') end)
  vim.lsp.get_client_by_id(client).notify('workspace/didChangeWatchedFiles', {
    changes = { { uri = vim.uri_from_bufnr(configuration), type = 2 } },
  })
  wait(function() return not codes(buffer).insecure_url end, 'diagnostics of a configuration')

  vim.api.nvim_win_set_cursor(0, { 1, line:find('"type"', 1, true) + 1 })
  local hover = ask('textDocument/hover', vim.lsp.util.make_position_params(0, encoding))
  check(hover.contents.value:find('CADR', 1, true), 'a hover')

  -- A text that is broken is completed.
  vim.api.nvim_buf_set_lines(buffer, 1, 2, true, { ' "éé": 1, "o' })
  vim.api.nvim_win_set_cursor(0, { 2, #' "éé": 1, "o' })
  local completed = ask('textDocument/completion', vim.lsp.util.make_position_params(0, encoding))
  local labels = vim.tbl_map(function(item) return item.label end, completed.items)
  check(vim.tbl_contains(labels, 'oauth') and not vim.tbl_contains(labels, 'url'), 'completion: ' .. table.concat(labels, ' '))

  vim.lsp.stop_client(client)
  wait(function() return vim.lsp.get_client_by_id(client) == nil end, 'the end of the server')
end

local is_done, message = pcall(function()
  run()
  page()
end)
io.stderr:write(is_done and 'Neovim: passed\n' or ('Neovim: ' .. tostring(message) .. '\n'))
vim.cmd(is_done and 'qall!' or 'cquit 1')
