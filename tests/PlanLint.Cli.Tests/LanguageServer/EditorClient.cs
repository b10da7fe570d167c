using System.IO.Pipes;
using Newtonsoft.Json.Linq;
using PlanLint.Cli.LanguageServer;
using PlanLint.Rules;

namespace PlanLint.Cli.Tests.LanguageServer;

/// <summary>An editor that speaks with a server of its own over pipes, one message after another. The server does not wait before it works.</summary>
internal sealed class EditorClient : IDisposable
{
    private static readonly Pace AtOnce = new(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromMilliseconds(20));

    private readonly AnonymousPipeServerStream toServer = new(PipeDirection.Out), fromServer = new(PipeDirection.In);
    private readonly AnonymousPipeClientStream serverInput, serverOutput;
    private readonly MessageChannel channel;
    private readonly Task<int> server;
    private readonly Timer hang;
    private int lastId;

    public EditorClient(string folder, JObject? options = null, bool initialize = true)
    {
        serverInput = new(PipeDirection.In, toServer.ClientSafePipeHandle);
        serverOutput = new(PipeDirection.Out, fromServer.ClientSafePipeHandle);
        channel = new MessageChannel(fromServer, toServer);
        server = Task.Factory.StartNew(
            () =>
            {
                using var server = new Server(BuiltIn.Linter, new MessageChannel(serverInput, serverOutput), AtOnce);
                return server.Run();
            },
            TaskCreationOptions.LongRunning);
        Folder = folder;
        // A message that never comes fails its test as a server that ended does.
        hang = new Timer(_ => toServer.Dispose(), null, CliProcess.Hang, Timeout.InfiniteTimeSpan);
        if (!initialize) return;
        Request("initialize", new JObject { ["rootUri"] = DocumentUri.Of(folder), ["initializationOptions"] = options ?? [] });
        Notify("initialized", []);
    }

    public string Folder { get; }

    public Stream Raw => toServer;

    /// <summary>Everything the server said without being asked, in order.</summary>
    public List<JObject> Notifications { get; } = [];

    public string Uri(string file) => DocumentUri.Of(Path.Combine(Folder, file));

    public JObject Document(string file) => new() { ["textDocument"] = new JObject { ["uri"] = Uri(file) } };

    /// <summary>A document and the place of the first <c>|</c> in a line that is told with it: <c>"x = var.|name"</c>.</summary>
    public JObject At(string file, string lineWithMark)
    {
        string before = lineWithMark[..lineWithMark.IndexOf('|', StringComparison.Ordinal)], line = lineWithMark.Replace("|", "", StringComparison.Ordinal);
        string[] lines = (texts.TryGetValue(file, out string? text) ? text : File.ReadAllText(Path.Combine(Folder, file))).Split('\n');
        int at = Array.FindIndex(lines, l => l.Contains(line, StringComparison.Ordinal));
        at.ShouldBeGreaterThanOrEqualTo(0, $"no line holds: {line}");
        var request = Document(file);
        request["position"] = new JObject { ["line"] = at, ["character"] = lines[at].IndexOf(line, StringComparison.Ordinal) + before.Length };
        return request;
    }

    private readonly Dictionary<string, string> texts = [];

    public void Open(string file, string? text = null)
    {
        texts[file] = text ??= File.ReadAllText(Path.Combine(Folder, file));
        Notify("textDocument/didOpen", new JObject { ["textDocument"] = new JObject { ["uri"] = Uri(file), ["version"] = 1, ["languageId"] = "terraform", ["text"] = text } });
    }

    /// <summary>Replaces the whole text.</summary>
    public void Type(string file, int version, string text)
    {
        texts[file] = text;
        Notify("textDocument/didChange", new JObject
        {
            ["textDocument"] = new JObject { ["uri"] = Uri(file), ["version"] = version },
            ["contentChanges"] = new JArray(new JObject { ["text"] = text }),
        });
    }

    public void Notify(string method, JObject parameters) => channel.Write(new JObject { ["jsonrpc"] = "2.0", ["method"] = method, ["params"] = parameters });

    /// <summary>The answer's <c>result</c>, or its <c>error</c>.</summary>
    public JToken? Request(string method, JObject parameters)
    {
        int id = ++lastId;
        channel.Write(new JObject { ["jsonrpc"] = "2.0", ["id"] = id, ["method"] = method, ["params"] = parameters });
        while (true)
        {
            var message = Next();
            if ((int?)message["id"] == id) return message["error"] ?? message["result"];
            Notifications.Add(message);
        }
    }

    /// <summary>The next message of the server.</summary>
    public JObject Next() => channel.Read() ?? throw new EndOfStreamException("the server has ended");

    /// <summary>The diagnostics of a file, as <c>LINE: CODE</c>, once those of a kind are there.</summary>
    public string[] Diagnostics(string file, Func<JArray, bool>? until = null) => [.. Published(file, until).Select(d => $"{(int)d["range"]!["start"]!["line"]! + 1}: {d["code"]}")];

    /// <summary>The next diagnostics of a file that pass.</summary>
    public JArray Published(string file, Func<JArray, bool>? until = null)
    {
        while (true)
        {
            var message = Next();
            if ((string?)message["method"] == "textDocument/publishDiagnostics" && (string?)message["params"]!["uri"] == Uri(file)
                && message["params"]!["diagnostics"] is JArray diagnostics && until?.Invoke(diagnostics) != false) return diagnostics;
            Notifications.Add(message);
        }
    }

    /// <summary>The exit code after <c>exit</c>.</summary>
    public int Exit(bool shutDown = true)
    {
        if (shutDown) Request("shutdown", []);
        Notify("exit", []);
        return server.Result;
    }

    /// <summary>The exit code after the editor died.</summary>
    public int Die()
    {
        toServer.Dispose();
        return server.Result;
    }

    public void Dispose()
    {
        hang.Dispose();
        toServer.Dispose();
        fromServer.Dispose();
        serverInput.Dispose();
        serverOutput.Dispose();
    }
}
