using System.Collections.Concurrent;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PlanLint.Diagnostics;
using PlanLint.Hosting;

namespace PlanLint.Cli.LanguageServer;

/// <summary>
/// The language server: takes messages one after another, answers requests, and between them analyses what was typed, the configuration
/// first, plan and inventories when the user pauses.
/// </summary>
internal sealed class Server : IDisposable
{
    private readonly MessageChannel channel;
    private readonly EditorSession session;
    private readonly BlockingCollection<JObject?> messages = new(boundedCapacity: 10_000);
    private readonly TimeSpan debounce, pause, watch;
    private bool isInitialized, isShutDown;

    /// <param name="linter">Runs the analyses.</param>
    /// <param name="channel">To and from the client.</param>
    /// <param name="pace">What <see cref="Pace.Typing"/> says for people; tests use less.</param>
    public Server(Linter linter, MessageChannel channel, Pace pace)
    {
        (this.channel, session) = (channel, new EditorSession(linter));
        (debounce, pause, watch) = (pace.Debounce, pace.Pause, pace.Watch);
    }

    /// <summary>Runs until the client says <c>exit</c> or is gone. 0 after a <c>shutdown</c>, else 1.</summary>
    public int Run()
    {
        var reading = new Thread(ReadAll) { IsBackground = true, Name = "messages" };
        reading.Start();
        while (true)
        {
            var wait = session.NeedsSource ? debounce : session.NeedsWhole ? pause : session.Documents.Count > 0 ? watch : Timeout.InfiniteTimeSpan;
            if (!messages.TryTake(out var message, wait)) Idle();
            else if (!Take(message)) return isShutDown ? 0 : 1;
        }
    }

    public void Dispose() => messages.Dispose();

    private void ReadAll()
    {
        try
        {
            while (true)
            {
                try
                {
                    var message = channel.Read();
                    Hand(message);
                    if (message is null) return;
                }
                catch (JsonException)
                {
                    channel.Write(Failure(JValue.CreateNull(), ErrorCode.ParseError, "the message is no JSON object"));
                }
            }
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or ObjectDisposedException)
        {
            Hand(null);
        }
    }

    /// <summary>Passes a message on to the server; nothing when it has ended.</summary>
    private void Hand(JObject? message)
    {
        try
        {
            messages.Add(message);
        }
        catch (ObjectDisposedException)
        {
        }
    }

    /// <summary>What is due when nothing comes in.</summary>
    internal void Idle()
    {
        try
        {
            if (session.NeedsSource) session.AnalyzeSource();
            else if (session.NeedsWhole) session.AnalyzeWhole();
            else
            {
                if (session.IsOutdated()) session.Outdate();
                return;
            }
            Publish();
        }
        catch (Exception exception)
        {
            // Our own mistake: the user goes on typing. The message may quote input, so only its type and place are told.
            Log($"internal error: {exception.GetType().Name}{FailureSite.Of(exception)}; this is a bug in PlanLint {Linter.Version}");
            session.GiveUp();
        }
    }

    private void Publish()
    {
        foreach (var (path, findings) in session.Collect())
        {
            var parameters = new JObject
            {
                ["uri"] = session.UriOf(path),
                ["diagnostics"] = new JArray(findings.Select(f => DiagnosticJson.Of(f.Finding, f.Root.IsStale, session))),
            };
            if (session.Document(path) is { } document) parameters["version"] = document.Version;
            Notify("textDocument/publishDiagnostics", parameters);
        }
    }

    /// <summary>Does what a message asks for. False when it is the last: <c>exit</c>, or null, for a client that is gone.</summary>
    internal bool Take(JObject? message)
    {
        string? method = (message?["method"] as JValue)?.Value as string;
        if (message is null || method == "exit") return false;
        if (method is not null) Do(method, message);
        // Answers to what the server asked are not waited for.
        else if (message["method"] is not null)
            channel.Write(Failure(message["id"] ?? JValue.CreateNull(), ErrorCode.InvalidRequest, "'method' has to be a string"));
        return true;
    }

    private void Do(string method, JObject message)
    {
        var parameters = message["params"] as JObject ?? [];
        var id = message["id"];
        try
        {
            if (id is null)
            {
                if (isInitialized) Handle(method, parameters);
                return;
            }
            if (!isInitialized && method != "initialize") throw new RequestException(ErrorCode.NotInitialized, "initialize comes first");
            if (isShutDown) throw new RequestException(ErrorCode.InvalidRequest, "the server was shut down");
            channel.Write(new JObject { ["jsonrpc"] = "2.0", ["id"] = id, ["result"] = Answer(method, parameters) ?? JValue.CreateNull() });
        }
        catch (RequestException refused)
        {
            if (id is not null) channel.Write(Failure(id, refused.Code, refused.Message));
            else Log($"{method} is passed over: {refused.Message}");
        }
        catch (Exception exception)
        {
            string text = $"internal error: {exception.GetType().Name}{FailureSite.Of(exception)}; this is a bug in PlanLint {Linter.Version}";
            if (id is not null) channel.Write(Failure(id, ErrorCode.InternalError, text));
            else Log(text);
        }
    }

    private void Handle(string method, JObject parameters)
    {
        var document = Protocol.Member(parameters, "textDocument");
        string? uri = Protocol.Text(document, "uri"), path = DocumentUri.ToPath(uri);
        switch (method)
        {
            case "textDocument/didOpen" when path is not null:
                session.Open(new OpenDocument(uri!, path, Protocol.Number(document, "version") ?? 0, Protocol.Text(document, "text") ?? ""));
                break;
            case "textDocument/didChange" when path is not null:
                session.Change(path, d => d.Change(Protocol.Number(document, "version") ?? d.Version, parameters["contentChanges"] as JArray));
                break;
            case "textDocument/didClose" when path is not null:
                session.Close(path);
                break;
            case "textDocument/didSave" or "workspace/didChangeWatchedFiles" or "workspace/didChangeConfiguration":
                session.Outdate();
                break;
        }
    }

    private JToken? Answer(string method, JObject parameters)
    {
        switch (method)
        {
            case "initialize":
                isInitialized = true;
                session.Begin(parameters);
                return Capabilities.Of();
            case "shutdown":
                isShutDown = true;
                return null;
        }
        if (!Features.All.TryGetValue(method, out var feature)) throw new RequestException(ErrorCode.MethodNotFound, $"'{method}' is not known");
        string? path = DocumentUri.ToPath(Protocol.Text(Protocol.Member(parameters, "textDocument"), "uri"));
        return session.Document(path) is { } document ? feature(session, document, parameters) : null;
    }

    private void Notify(string method, JObject parameters) =>
        channel.Write(new JObject { ["jsonrpc"] = "2.0", ["method"] = method, ["params"] = parameters });

    private void Log(string text) => Notify("window/logMessage", new JObject { ["type"] = 1, ["message"] = $"planlint: {text}" });

    private static JObject Failure(JToken id, int code, string message) =>
        new() { ["jsonrpc"] = "2.0", ["id"] = id, ["error"] = new JObject { ["code"] = code, ["message"] = message } };
}
