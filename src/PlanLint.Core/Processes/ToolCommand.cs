using System.Collections.Immutable;
using PlanLint.Semantics;

namespace PlanLint.Processes;

/// <summary>
/// A <c>plan</c>, <c>apply</c> or <c>destroy</c> of Terraform or OpenTofu as a user would type it, taken apart: what the plan needs, what
/// applying the saved plan needs, and what both tell of the user's aim.
/// </summary>
public sealed record ToolCommand
{
    /// <summary>Options whose value may be a word of its own.</summary>
    private static readonly HashSet<string> TakeValue = new(StringComparer.Ordinal)
    {
        "var", "var-file", "target", "target-file", "replace", "exclude", "exclude-file", "out", "state", "state-out", "backup", "lock-timeout", "parallelism",
            "generate-config-out",
    };

    /// <summary>Options that <c>apply</c> of a saved plan takes as well.</summary>
    private static readonly HashSet<string> ForBoth = new(StringComparer.Ordinal)
    {
        "lock", "lock-timeout", "input", "no-color", "parallelism", "compact-warnings", "concise", "show-sensitive", "state", "json", "deprecation",
    };

    private static readonly HashSet<string> ForApply = new(StringComparer.Ordinal) { "state-out", "backup" };

    private ToolCommand() { }

    /// <summary>The program as the user names it.</summary>
    public required string Program { get; init; }

    /// <summary>What stands before the command's word, such as <c>-chdir=infra</c>.</summary>
    public ImmutableArray<string> GlobalArguments { get; private init; } = [];

    /// <summary>Arguments of <c>plan</c>, without <c>-out</c>.</summary>
    public ImmutableArray<string> PlanArguments { get; private init; } = [];

    /// <summary>Arguments of <c>apply</c>, without the plan.</summary>
    public ImmutableArray<string> ApplyArguments { get; private init; } = [];

    /// <summary>False for <c>plan</c>, which stops after the check.</summary>
    public bool Applies { get; private init; }

    /// <summary>A plan that was saved before, as an absolute path; null when one has to be made.</summary>
    public string? SavedPlan { get; private init; }

    /// <summary>True for <c>-auto-approve</c>.</summary>
    public bool IsApproved { get; private init; }

    /// <summary>False for <c>-input=false</c> and <c>-json</c>: nobody is there to answer.</summary>
    public bool MayAsk { get; private init; } = true;

    /// <summary>Absolute path of the root module.</summary>
    public required string Directory { get; init; }

    /// <summary>Values of <c>-target</c>, in their order.</summary>
    public ImmutableArray<string> Targets { get; private init; } = [];

    /// <summary>Values of <c>-var</c> and <c>-var-file</c>, in their order; files as absolute paths.</summary>
    public ImmutableArray<VariableOption> Variables { get; private init; } = [];

    /// <summary>
    /// Takes apart what stands behind <c>reconcile … --</c>: the program and options of its <c>plan</c>, with or without that word. Null, with
    /// a sentence, when a word would make the plans others than those that reconcile has to see.
    /// </summary>
    public static ToolCommand? ParseForReconcile(IReadOnlyList<string> words, string workingDirectory, out string? problem)
    {
        int at = 1;
        while (at < words.Count && ToolOption.Read(words[at]).Name == "chdir") at++;
        string verb = at < words.Count ? words[at] : "";
        problem = words.Count == 0 || words[0].StartsWith('-') || verb.Length > 0 && verb != "plan" && !verb.StartsWith('-')
            ? "reconcile takes terraform or tofu and options of its plan after '--': planlint reconcile -- terraform -var-file=prod.tfvars"
            : null;
        if (problem is not null) return null;
        string[] options = [.. words.Skip(verb == "plan" ? at + 1 : at)];
        foreach (var option in options.Select(ToolOption.Read))
        {
            problem = option switch
            {
                { Name: "out" or "detailed-exitcode" or "auto-approve" or "target" or "target-file" or "exclude" or "exclude-file" or "generate-config-out" } =>
                    $"reconcile sets -{option.Name} itself where it is needed; leave it out",
                { Name: "destroy" or "refresh-only" or "replace" or "json" or "state" or "state-out" or "backup" } =>
                    $"reconcile cannot work with -{option.Name}; leave it out",
                { Name: "refresh", Value: "false" } => "reconcile has to see the objects as they are; leave out -refresh=false",
                { Name: "lock", Value: "false" } => "reconcile needs the lock of the state; leave out -lock=false",
                _ => null,
            };
            if (problem is not null) return null;
        }
        bool waits = options.Any(o => ToolOption.Read(o).Name == "lock-timeout");
        return Parse([words[0], .. words.Skip(1).Take(at - 1), "plan", "-input=false", .. waits ? (string[])[] : ["-lock-timeout=60s"], .. options],
            workingDirectory, out problem);
    }

    /// <summary>Absolute path of the program; null, with a sentence, when it is not there.</summary>
    internal string? FindProgram(out string? problem)
    {
        string? program = ProgramPath.Find(Program);
        problem = program is null ? $"'{Program}' was not found; install it, or name it by its path" : null;
        return program;
    }

    /// <summary>Takes a command line apart; null, with a sentence that holds the way out, when it is none that a plan can stand before.</summary>
    public static ToolCommand? Parse(IReadOnlyList<string> words, string workingDirectory, out string? problem)
    {
        int at = 1;
        while (at < words.Count && words[at].StartsWith('-')) at++;
        string verb = at < words.Count ? words[at] : "";
        problem = words.Count == 0 || verb is not ("plan" or "apply" or "destroy")
            ? "guard takes a plan, apply or destroy of terraform or tofu: planlint guard -- terraform apply -var-file=prod.tfvars"
            : null;
        if (problem is not null) return null;

        var globals = words.Skip(1).Take(at - 1).ToImmutableArray();
        string directory = globals.Select(ToolOption.Read).LastOrDefault(o => o.Name == "chdir").Value is { } changed
            ? Path.GetFullPath(changed, workingDirectory)
            : workingDirectory;
        var (forPlan, forApply, targets, variables) = (new List<string>(), new List<string>(), new List<string>(), new List<VariableOption>());
        bool isApproved = false, mayAsk = true;
        string? saved = null;
        if (verb == "destroy") forPlan.Add("-destroy");
        for (int i = at + 1; i < words.Count; i++)
        {
            var option = ToolOption.Read(words[i]);
            if (option.Name.Length == 0)
            {
                problem = verb == "apply" && saved is null ? null : $"'{words[i]}' is one argument too many for {verb}";
                if (problem is not null) return null;
                saved = Path.GetFullPath(words[i], directory);
                continue;
            }
            int taken = 1;
            if (option.Value is null && TakeValue.Contains(option.Name) && i + 1 < words.Count)
            {
                option = option with { Value = words[i + 1] };
                taken = 2;
            }
            problem = option.Name switch
            {
                "out" => "guard saves the plan itself, and removes it afterwards; leave out -out",
                "detailed-exitcode" => "guard has exit codes of its own; leave out -detailed-exitcode",
                _ => null,
            };
            if (problem is not null) return null;
            if (option.Name == "auto-approve") isApproved = option.Value is not "false";
            else if (option.Name == "target" && option.Value is { } target) targets.Add(target);
            else if (option.Name == "var" && option.Value is { } value) variables.Add(new VariableOption(false, value));
            else if (option.Name == "var-file" && option.Value is { } file) variables.Add(new VariableOption(true, Path.GetFullPath(file, directory)));
            else if (option is { Name: "input", Value: "false" } or { Name: "json", Value: not "false" }) mayAsk = false;

            var argument = words.Skip(i).Take(taken);
            bool isForApply = ForApply.Contains(option.Name);
            if (isForApply || ForBoth.Contains(option.Name)) forApply.AddRange(argument);
            // An option that nobody knows goes to plan, which refuses it before anything happens.
            if (!isForApply && option.Name != "auto-approve") forPlan.AddRange(argument);
            i += taken - 1;
        }
        return new ToolCommand
        {
            Program = words[0],
            Directory = directory,
            GlobalArguments = globals,
            PlanArguments = [.. forPlan],
            ApplyArguments = [.. forApply],
            Applies = verb != "plan",
            SavedPlan = saved,
            IsApproved = isApproved,
            MayAsk = mayAsk,
            Targets = [.. targets],
            Variables = [.. variables],
        };
    }

    /// <summary><c>-name=value</c>, <c>--name</c>; the name is empty for a word that is no option.</summary>
    private readonly record struct ToolOption(string Name, string? Value)
    {
        public static ToolOption Read(string word)
        {
            if (word.Length < 2 || word[0] != '-') return new ToolOption("", null);
            string name = word[1] == '-' ? word[2..] : word[1..];
            int equals = name.IndexOf('=', StringComparison.Ordinal);
            return equals < 0 ? new ToolOption(name, null) : new ToolOption(name[..equals], name[(equals + 1)..]);
        }
    }
}
