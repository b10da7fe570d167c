using System.Collections.Immutable;
using System.CommandLine;
using PlanLint.Diagnostics;
using PlanLint.Hosting;
using PlanLint.Loading;
using PlanLint.Semantics;

namespace PlanLint.Cli.Commands;

/// <summary>The options that <c>check</c>, <c>fix</c>, <c>decide</c>, <c>baseline</c> and <c>guard</c> share (docs/commands).</summary>
internal sealed class SharedOptions
{
    private readonly Argument<string[]> paths =
        new("PATH") { Description = "Root module directories, or files in one (default: the current directory)", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<bool> recursive = new("--recursive") { Description = "Check every root module below each path" };
    private readonly Option<bool> onlyListed = new("--only-listed") { Description = "Report only findings in the files given as PATH" };
    private readonly Option<string?> plan =
        new("--plan")
        {
            Description = "Plan as saved by 'terraform plan -out=tfplan', or in JSON made by 'terraform show -json tfplan > plan.json'; "
                + "'-' reads standard input",
            HelpName = "FILE|-"
        };
    private readonly Option<string?> planPattern =
        new("--plan-pattern")
        {
            Description = "Where the plan of each root module lies; {root} stands for its path below PATH, {name} for the last part of it",
            HelpName = "PATTERN"
        };
    private readonly Option<bool> requirePlan = new("--require-plan") { Description = "Exit with 2 when a root module has no plan" };
    private readonly Option<bool> noConfig =
        new("--no-config") { Description = "Check the plan alone, without its configuration; places are those of the plan file" };
    private readonly Option<string[]> earlier =
        Many("--earlier", "Plan of an earlier run, or a folder of them; a difference that keeps coming back is reported (PL0117)", "PATH");
    private readonly Option<string[]> mergeSarif =
        Many("--merge-sarif", "SARIF file of another tool, whose results join the report by address", "FILE");
    private readonly Option<string[]> state = Many("--state", "State file, as stored or as written by 'terraform show -json'", "FILE");
    private readonly Option<string[]> live = Many("--live", "Live inventory: a file or folder of kubectl, argocd, Harbor or Keycloak lists", "PATH");
    private readonly Option<string[]> varFile = Many("--var-file", "Variable file, as in Terraform", "FILE");
    private readonly Option<string[]> var = Many("--var", "Value of a variable, as in Terraform", "NAME=VALUE");
    private readonly Option<string?> workspace =
        new("--workspace")
        {
            Description = "Name of the workspace (default: TF_WORKSPACE, else the one that 'terraform workspace select' chose)",
            HelpName = "NAME"
        };
    private readonly Option<bool> noEnvironment = new("--no-environment") { Description = "Ignore TF_VAR_*, TF_CLI_ARGS, TF_CLI_ARGS_plan and TF_WORKSPACE" };
    private readonly Option<string[]> target = Many("--target", "Address that is meant to change; every other change is reported", "ADDRESS");
    private readonly Option<string[]> intent = Many("--intent", "File that declares what is meant to change (*.intent.hcl)", "FILE");
    private readonly Option<string?> since =
        new("--since") { Description = "Git revision to compare the configuration with, such as origin/main", HelpName = "REV" };
    private readonly Option<bool> changedRoots =
        new("--changed-roots") { Description = "With --recursive and --since: check only root modules that are others than at REV" };
    private readonly Option<string?> config =
        new("--config") { Description = "Options file to use instead of the .planlint.hcl files found", HelpName = "FILE" };
    private readonly Option<string?> providerSchemas =
        new("--provider-schemas")
        {
            Description = "Schemas of the providers, made by 'terraform providers schema -json > schemas.json'; arguments of "
            + "resources are checked against them (PL0429)",
            HelpName = "FILE"
        };
    private readonly Option<string[]> severity = Many("--severity", "Set a rule's severity: error, warning, note or none", "ID=LEVEL");
    private readonly Option<string[]> disable = Many("--disable", "Turn this rule off", "ID");
    private readonly Option<string[]> only = Many("--only", "Run only this rule", "ID");
    private readonly Option<string?> baseline =
        new("--baseline") { Description = "Baseline file; findings listed in it are not reported as new", HelpName = "FILE" };
    private readonly Option<string[]> policy = Many("--policy", "Policy file (*.rule.hcl), or a folder of them", "PATH");
    private readonly Option<string[]> plugin = Many("--plugin", "Assembly with additional rules", "FILE");
    private readonly Option<bool> noPlugins =
        new("--no-plugins")
        {
            Description = "Ignore the rule assemblies that .planlint.hcl names, and do not ask its policies where their answer depends on a "
                + "sensitive value; use this for untrusted pull requests",
        };
    private readonly Option<string?> failOn =
        new("--fail-on") { Description = "Lowest severity that makes the run fail with exit code 1 (default: error)", HelpName = "error|warning|note|never" };
    private readonly Option<int> threads =
        OptionValues.Number("--threads", "Maximum number of threads; the result does not depend on it", "N", 0, 1024, "a number of threads");
    private readonly Option<string?> shard = new("--shard") { Description = "Check only part I of N of the root modules", HelpName = "I/N" };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="takesPlan">False for one that makes its plan itself, and takes neither a plan nor paths.</param>
    /// <param name="isOfOneRoot">True for one that carries out the plan of one root, which it takes itself; its <c>--only</c> names addresses.</param>
    public SharedOptions(Command command, bool takesPlan = true, bool isOfOneRoot = false)
    {
        failOn.TakesOneOf("error", "warning", "note", "never", "none");
        shard.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && Shard(text) is null) result.AddError($"--shard takes I/N with 1 <= I <= N, not '{text}'");
        });
        severity.Validators.Add(result =>
        {
            foreach (string entry in result.GetValueOrDefault<string[]>() ?? [])
                if (Level(entry) is null) result.AddError($"--severity takes ID=error|warning|note|none, not '{entry}'");
        });
        var.Validators.Add(result =>
        {
            foreach (string entry in result.GetValueOrDefault<string[]>() ?? [])
                if (entry.IndexOf('=', StringComparison.Ordinal) <= 0) result.AddError($"--var takes NAME=VALUE, not '{entry.Split('=')[0]}'");
        });
        planPattern.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value.Length: > 0 } pattern] && PlanPattern.WhatIsWrong(pattern.Value) is { } problem)
                result.AddError($"--plan-pattern {problem}");
        });
        if (isOfOneRoot) command.Options.Add(plan);
        else if (takesPlan)
        {
            command.Validators.Add(result =>
            {
                if (!result.GetValue(noConfig)) return;
                if (result.GetResult(paths) is { Tokens.Count: > 0 }) result.AddError("--no-config checks a plan alone, so it takes no PATH");
                if (result.GetValue(recursive) || result.GetResult(planPattern) is not null) result.AddError("--no-config checks one plan, given with --plan");
            });
            command.Validators.Add(result =>
            {
                if (result.GetValue(changedRoots) && (!result.GetValue(recursive) || result.GetValue(since) is null))
                    result.AddError("--changed-roots takes --recursive and --since REV");
            });
            command.Arguments.Add(paths);
            foreach (var option in (Option[])[recursive, changedRoots, onlyListed, plan, planPattern, requirePlan, noConfig, shard, mergeSarif])
                command.Options.Add(option);
        }
        foreach (var option in (Option[])[earlier, state, live, varFile, var, workspace, noEnvironment, target, intent, since, providerSchemas, config,
            severity, disable, only, baseline, policy, plugin, noPlugins, failOn, threads])
            if (!isOfOneRoot || option != only && option != baseline && option != failOn && option != earlier) command.Options.Add(option);
    }

    /// <summary>The request a command line makes. Standard input is opened only for <c>--plan -</c>.</summary>
    public LintRequest Request(ParseResult result)
    {
        string? planPath = result.GetValue(plan);
        return new LintRequest
        {
            WorkingDirectory = System.Environment.CurrentDirectory,
            Paths = [.. result.GetValue(paths) ?? []],
            Recursive = result.GetValue(recursive),
            OnlyListed = result.GetValue(onlyListed),
            Plan = planPath,
            PlanPattern = result.GetValue(planPattern),
            RequirePlan = result.GetValue(requirePlan),
            WithoutConfiguration = result.GetValue(noConfig),
            StandardInput = planPath == "-" ? Console.OpenStandardInput() : null,
            EarlierPlans = Values(result, earlier),
            ProviderSchemas = result.GetValue(providerSchemas),
            MergedReports = Values(result, mergeSarif),
            States = Values(result, state),
            Live = Values(result, live),
            // Terraform reads --var-file before --var when their order cannot be told.
            Variables = [.. Values(result, varFile).Select(f => new VariableOption(true, f)), .. Values(result, var).Select(v => new VariableOption(false, v))],
            Environment = result.GetValue(noEnvironment) ? null : Environment(),
            Workspace = result.GetValue(workspace),
            Targets = Values(result, target),
            Intents = Values(result, intent),
            Since = result.GetValue(since),
            OnlyChangedRoots = result.GetValue(changedRoots),
            ConfigFile = result.GetValue(config),
            Severities = Values(result, severity).Select(Level).OfType<KeyValuePair<string, Severity>>()
                .Aggregate(ImmutableSortedDictionary.Create<string, Severity>(StringComparer.Ordinal), (all, entry) => all.SetItem(entry.Key, entry.Value)),
            Disabled = Values(result, disable),
            Only = Values(result, only),
            Baseline = result.GetValue(baseline),
            Policies = Values(result, policy),
            Plugins = Values(result, plugin),
            BeforePlugins = PortableTool.TakeOver,
            WithoutRepositoryPlugins = result.GetValue(noPlugins),
            FailOn = result.GetValue(failOn) is { } level ? OptionsFile.SeverityOf(level) : null,
            Threads = result.GetValue(threads),
            Shard = result.GetValue(shard) is { } part ? Shard(part)!.Value : (1, 1),
            Now = DateTimeOffset.UtcNow,
        };
    }

    /// <summary>What the process's environment says to Terraform.</summary>
    internal static TerraformEnvironment Environment() => TerraformEnvironment.Read(
        System.Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
            .Select(e => KeyValuePair.Create((string)e.Key, (string?)e.Value ?? "")));

    internal static Option<string[]> Many(string name, string description, string value) =>
        new(name) { Description = description, HelpName = value, Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false };

    private static ImmutableArray<string> Values(ParseResult result, Option<string[]> option) => [.. result.GetValue(option) ?? []];

    private static KeyValuePair<string, Severity>? Level(string entry)
    {
        int equals = entry.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && entry[(equals + 1)..] is "error" or "warning" or "note" or "none"
            ? KeyValuePair.Create(entry[..equals], OptionsFile.SeverityOf(entry[(equals + 1)..]))
            : null;
    }

    private static (int Index, int Count)? Shard(string text) =>
        text.Split('/') is [var i, var n] && int.TryParse(i, out int index) && int.TryParse(n, out int count) && index >= 1 && index <= count
            ? (index, count)
            : null;
}
