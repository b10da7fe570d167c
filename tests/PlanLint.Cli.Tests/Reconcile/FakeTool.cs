using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using PlanLint.Processes;

namespace PlanLint.Cli.Tests.Reconcile;

/// <summary>
/// Stands in for terraform: resources by address, a state, and what the blocks file says. Enough to plan, show, apply, and pull the state,
/// and to go wrong where a test wants it to.
/// </summary>
internal sealed partial class FakeTool(string root) : IToolRunner
{
    private readonly SortedDictionary<string, string> state = new(StringComparer.Ordinal) { ["terraform_data.before"] = "kept" };
    private readonly SortedDictionary<string, string> configuration = new(StringComparer.Ordinal)
    {
        ["terraform_data.after"] = "kept",
        ["terraform_data.app"] = "app",
        ["terraform_data.fresh"] = "new",
        ["terraform_data.web"] = "web",
    };

    /// <summary>The commands that were started, without the program.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>Called before a command does its work; an exit code ends it there.</summary>
    public Func<string, int?> Before { get; set; } = _ => null;

    /// <summary>Called after a command did its work.</summary>
    public Action<string> After { get; set; } = _ => { };

    /// <summary>Changes a planned change: the address and its entry.</summary>
    public Action<string, JObject> Bend { get; set; } = (_, _) => { };

    /// <summary>An address that every target takes along; null for none.</summary>
    public string? WidensTo { get; set; }

    /// <summary>Serial of the state.</summary>
    public long Serial { get; set; } = 1;

    /// <summary>Lineage of the state.</summary>
    public string Lineage { get; set; } = "one";

    public bool WasInterrupted { get; set; }

    /// <summary>What the state holds.</summary>
    public string[] State => [.. state.Select(s => $"{s.Key} {s.Value}")];

    public int? Run(IEnumerable<string> arguments, Action<Stream>? read = null)
    {
        if (WasInterrupted) return null;
        string[] words = [.. arguments];
        string call = string.Join(' ', words);
        Calls.Add(call);
        if (Before(call) is { } exit) return exit;
        string? output = words[0] switch
        {
            "plan" => Plan(words),
            "show" => File.ReadAllText(Path.Combine(root, words[^1]))[2..],
            "apply" => Apply(File.ReadAllText(Path.Combine(root, words[^1]))),
            _ => new JObject { ["version"] = 4, ["terraform_version"] = "1.11.4", ["serial"] = Serial, ["lineage"] = Lineage, ["resources"] = new JArray() }.ToString(),
        };
        if (output is null) return 1;
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(output));
        read?.Invoke(stream);
        After(call);
        return WasInterrupted ? null : 0;
    }

    private string Plan(string[] words)
    {
        string[] targets = [.. words.Where(w => w.StartsWith("-target=", StringComparison.Ordinal)).Select(w => w["-target=".Length..])];
        string file = Path.Combine(root, "planlint-reconcile.tf"), blocks = File.Exists(file) ? File.ReadAllText(file) : "";
        var imports = ImportBlock().Matches(blocks).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
        var moves = MovedBlock().Matches(blocks).ToDictionary(m => m.Groups[2].Value, m => m.Groups[1].Value);
        var changes = new JArray();
        foreach (string address in configuration.Keys.Concat(state.Keys.Except(configuration.Keys)).Order(StringComparer.Ordinal))
        {
            if (moves.ContainsValue(address) || targets.Length > 0 && !targets.Contains(address) && address != WidensTo) continue;
            string? before = state.GetValueOrDefault(moves.GetValueOrDefault(address, address)) ?? state.GetValueOrDefault(address);
            string? after = configuration.GetValueOrDefault(address);
            bool isImported = before is null && imports.ContainsKey(address);
            var change = new JObject
            {
                ["actions"] = new JArray(after is null ? "delete" : before is null && !isImported ? "create" : "no-op"),
                ["before"] = before is null && !isImported ? null : new JObject { ["input"] = before ?? after },
                ["after"] = after is null ? null : new JObject { ["input"] = after },
            };
            if (isImported) change["importing"] = new JObject { ["id"] = imports[address] };
            var entry = new JObject
            {
                ["address"] = address,
                ["mode"] = "managed",
                ["type"] = "terraform_data",
                ["name"] = address.Split('.')[1],
                ["provider_name"] = "terraform.io/builtin/terraform",
                ["change"] = change,
            };
            if (after is null) entry["action_reason"] = "delete_because_no_resource_config";
            if (moves.TryGetValue(address, out string? from) && state.ContainsKey(from)) entry["previous_address"] = from;
            Bend(address, entry);
            changes.Add(entry);
        }
        string plan = "PK" + new JObject
        {
            ["format_version"] = "1.2",
            ["terraform_version"] = "1.11.4",
            ["applyable"] = true,
            ["complete"] = targets.Length == 0,
            ["errored"] = false,
            ["resource_changes"] = changes,
            ["prior_state"] = Prior(),
            ["serial"] = Serial,
        };
        File.WriteAllText(Path.Combine(root, words[^1]["-out=".Length..]), plan);
        return "";
    }

    private JObject Prior() => new()
    {
        ["values"] = new JObject
        {
            ["root_module"] = new JObject
            {
                ["resources"] = new JArray(state.Select(s => new JObject
                {
                    ["address"] = s.Key,
                    ["mode"] = "managed",
                    ["type"] = "terraform_data",
                    ["name"] = s.Key.Split('.')[1],
                    ["provider_name"] = "terraform.io/builtin/terraform",
                    ["values"] = new JObject { ["input"] = s.Value },
                })),
            },
        },
    };

    /// <summary>Null, and nothing done, for a plan that another apply has overtaken.</summary>
    private string? Apply(string plan)
    {
        var document = JObject.Parse(plan[2..]);
        if ((long)document["serial"]! != Serial) return null;
        foreach (var entry in (JArray)document["resource_changes"]!)
        {
            if (entry["previous_address"]?.ToString() is { } from) state.Remove(from);
            string address = entry["address"]!.ToString();
            if (configuration.TryGetValue(address, out string? input)) state[address] = input;
            else state.Remove(address);
        }
        Serial++;
        return "";
    }

    [GeneratedRegex("""import \{\n  to = (\S+)\n  id = "(\S+)"\n""")]
    private static partial Regex ImportBlock();

    [GeneratedRegex("""moved \{\n  from = (\S+)\n  to   = (\S+)\n""")]
    private static partial Regex MovedBlock();
}
