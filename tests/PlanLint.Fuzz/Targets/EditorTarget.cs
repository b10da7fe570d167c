using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PlanLint.Cli.LanguageServer;
using PlanLint.Fuzz.Mutation;
using PlanLint.Fuzz.Running;
using PlanLint.Rules;
using PlanLint.Text;

namespace PlanLint.Fuzz.Targets;

/// <summary>
/// What an editor says to <c>planlint lsp</c>: one message a line, framed before it is read, or after <c>!</c> bytes as they are, with <c>\r</c> and
/// <c>\n</c> for the ends of lines. <c>@</c> stands for the sandbox, and a line <c>~</c> for a pause of the user.
/// </summary>
internal sealed class EditorTarget : Target
{
    private const string PauseOfUser = "planlint/pause";
    private readonly Lazy<Sandbox> sandbox = new();

    public override string Name => "lsp";

    public override string Description => "messages to the language server";

    public override string Mutate(FuzzRandom random, string input, string donor) => mutator.Mutate(random, input, donor);

    private readonly MessageMutator mutator = new();

    public override void Run(string input, Execution execution)
    {
        var folder = sandbox.Value;
        folder.Restore();
        Environment.CurrentDirectory = folder.Root;
        using var said = new MemoryStream(Frame(SourceText.From(RawText.Encode(input), "x").Text.Replace("@", folder.Root, StringComparison.Ordinal)));
        using var answered = new MemoryStream();
        var channel = new MessageChannel(said, answered);
        using var server = new Server(BuiltIn.Linter, channel, Pace.Typing);
        var asked = new List<string>();
        foreach (var message in Messages(channel, execution))
        {
            // The client says where it is, which may be anywhere; a mutated one must not have this machine searched.
            if (LeadsOut(message, folder.Root)) continue;
            if ((message["method"] as JValue)?.Value is PauseOfUser)
            {
                server.Idle();
                continue;
            }
            if (message["method"] is not (null or JValue { Value: "exit" }) && message["id"] is { } id) asked.Add(id.ToString(Formatting.None));
            if (!server.Take(message)) break;
        }
        server.Idle();
        Require(answered, asked, execution);
        Execution.Require(!folder.HasChanged, "the server writes no file");
    }

    /// <summary>Everything that was answered is a message, each request has one answer, and none says that the server is broken.</summary>
    private static void Require(MemoryStream answered, List<string> asked, Execution execution)
    {
        answered.Position = 0;
        var channel = new MessageChannel(answered, Stream.Null);
        var answers = new List<string>();
        while (channel.Read() is { } message)
        {
            string text = message.ToString(Formatting.None);
            Execution.Require(!text.Contains("internal error", StringComparison.Ordinal), $"no message breaks the server: {Site(text)}", text);
            if (message["method"] is null && (message["error"]?["code"] is null || message["id"] is { Type: not JTokenType.Null })) answers.Add(message["id"]!.ToString(Formatting.None));
            Look(message, execution);
            execution.Output.Append(text).Append('\n');
        }
        Execution.Require(answered.Position == answered.Length, "what the server writes is framed");
        // A broken message is answered without an id, and so may a request be that has null for one.
        Execution.Require(answers.Where(a => a != "null").Order(StringComparer.Ordinal).SequenceEqual(asked.Where(a => a != "null").Order(StringComparer.Ordinal)),
            "each request has one answer", $"{string.Join(' ', asked)}\n{string.Join(' ', answers)}");
    }

    private static void Look(JObject message, Execution execution)
    {
        string kind = (string?)message["method"] ?? (message["error"] is null ? "result" : "error");
        execution.SawMessage(kind, (string?)message["error"]?["message"] ?? message["result"]?.Type.ToString() ?? "");
        foreach (var range in message.Descendants().OfType<JProperty>().Where(p => p.Name is "range" or "selectionRange").Select(p => p.Value))
        {
            var (start, end) = (At(range["start"]), At(range["end"]));
            Execution.Require(start.Line >= 0 && start.Character >= 0 && start.CompareTo(end) <= 0, "ranges go forward", message.ToString(Formatting.None));
        }
        foreach (var diagnostic in message["params"]?["diagnostics"]?.Children() ?? [])
        {
            Execution.Require((string?)diagnostic["code"] != "PL0002", "no rule crashes", diagnostic.ToString(Formatting.None));
            execution.SawMessage((string?)diagnostic["code"] ?? "", (string?)diagnostic["message"] ?? "");
        }
    }

    private static LinePosition At(JToken? position) => new((int?)position?["line"] ?? -1, (int?)position?["character"] ?? -1);

    private static IEnumerable<JObject> Messages(MessageChannel channel, Execution execution)
    {
        while (true)
        {
            JObject? message;
            try
            {
                message = channel.Read();
            }
            catch (JsonException)
            {
                execution.Saw(1);
                continue;
            }
            catch (InvalidDataException)
            {
                execution.Saw(2);
                yield break;
            }
            if (message is null) yield break;
            yield return message;
        }
    }

    private static byte[] Frame(string text)
    {
        using var framed = new MemoryStream();
        foreach (string line in text.Split('\n'))
        {
            if (line.StartsWith('!'))
            {
                framed.Write(Encoding.UTF8.GetBytes(line[1..].Replace("\\r", "\r", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal)));
                continue;
            }
            byte[] content = Encoding.UTF8.GetBytes(line == "~" ? $$"""{"method":"{{PauseOfUser}}"}""" : line);
            framed.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {content.Length}\r\n\r\n")));
            framed.Write(content);
        }
        return framed.ToArray();
    }

    private static bool LeadsOut(JObject message, string root) => message.Descendants().OfType<JProperty>()
        .Where(p => p.Name is "uri" or "rootUri" or "plan").Select(p => (p.Value as JValue)?.Value as string)
        .Any(t => t is not null && Path.GetFullPath(DocumentUri.ToPath(t) ?? t.Replace('\0', ' '), root) is var path && path != root && !path.StartsWith(root + "/", StringComparison.Ordinal));

    private static string Site(string said)
    {
        int at = said.IndexOf("internal error", StringComparison.Ordinal);
        return at < 0 ? "" : said[at..Math.Max(at, said.IndexOf("; this is", at, StringComparison.Ordinal))];
    }
}
