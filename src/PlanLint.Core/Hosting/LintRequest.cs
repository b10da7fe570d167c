using System.Collections.Immutable;
using PlanLint.Diagnostics;
using PlanLint.Loading;
using PlanLint.Plans;
using PlanLint.Semantics;

namespace PlanLint.Hosting;

/// <summary>What a host asks for. Paths are as the user gave them: absolute, or relative to <see cref="WorkingDirectory"/>.</summary>
public sealed record LintRequest
{
    /// <summary>Directory that relative paths start from; absolute.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>Root modules, files in one, or trees with <see cref="Recursive"/>; empty means the working directory.</summary>
    public ImmutableArray<string> Paths { get; init; } = [];

    /// <summary>True to analyse every root module below each path.</summary>
    public bool Recursive { get; init; }

    /// <summary>True to keep only findings in files named in <see cref="Paths"/>.</summary>
    public bool OnlyListed { get; init; }

    /// <summary>Plan file, <c>-</c> for <see cref="StandardInput"/>; null lets the options file say.</summary>
    public string? Plan { get; init; }

    /// <summary>Pattern of the plan of each root module (<see cref="Loading.PlanPattern"/>); null lets the options file say.</summary>
    public string? PlanPattern { get; init; }

    /// <summary>True when a root module without a plan is an error.</summary>
    public bool RequirePlan { get; init; }

    /// <summary>True to analyse the plan alone, without any configuration; places are then those of the plan file.</summary>
    public bool WithoutConfiguration { get; init; }

    /// <summary>The output of <c>terraform providers schema -json</c>, against which arguments of resources are checked; null for none.</summary>
    public string? ProviderSchemas { get; init; }

    /// <summary>Earlier plans of the same root, files or folders of them; empty lets the options file say.</summary>
    public ImmutableArray<string> EarlierPlans { get; init; } = [];

    /// <summary>
    /// Texts that an editor has not saved yet, by absolute path: configuration, variable files and options are read from here first. Files
    /// outside the repository's root are passed over.
    /// </summary>
    public ImmutableDictionary<string, string> Unsaved { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>True to leave out plans, states, inventories and intents, the options' too: an answer while the user types.</summary>
    public bool OnlyConfiguration { get; init; }

    /// <summary>What <c>-</c> means; null when there is none.</summary>
    public Stream? StandardInput { get; init; }

    /// <summary>What places in a plan of <see cref="StandardInput"/> are called, such as <c>(terraform plan)</c>; a name in parentheses is no file.</summary>
    public string StandardInputName { get; init; } = "-";

    /// <summary>SARIF files of other tools, whose results become findings of the roots they are about.</summary>
    public ImmutableArray<string> MergedReports { get; init; } = [];

    /// <summary>State files; empty lets the options file say.</summary>
    public ImmutableArray<string> States { get; init; } = [];

    /// <summary>Inventory files and folders; empty lets the options file say.</summary>
    public ImmutableArray<string> Live { get; init; } = [];

    /// <summary>Variables as on Terraform's command line, in its order; empty lets the options file say.</summary>
    public ImmutableArray<VariableOption> Variables { get; init; } = [];

    /// <summary>What the environment says to Terraform; null to leave it out, as hosts do whose environment is not the user's.</summary>
    public TerraformEnvironment? Environment { get; init; }

    /// <summary>The workspace that <c>terraform.workspace</c> stands for; null lets the environment and <c>.terraform/environment</c> say.</summary>
    public string? Workspace { get; init; }

    /// <summary>Addresses that are meant to change.</summary>
    public ImmutableArray<string> Targets { get; init; } = [];

    /// <summary>Intent files; empty lets the options file say.</summary>
    public ImmutableArray<string> Intents { get; init; } = [];

    /// <summary>Git revision whose configuration the run compares with; null for none. Asked of the <c>git</c> on PATH.</summary>
    public string? Since { get; init; }

    /// <summary>True to take findings that the configuration at <see cref="Since"/> had already for those of a baseline. It is analysed as well then.</summary>
    public bool OnlyNewSince { get; init; }

    /// <summary>
    /// True to analyse only the roots whose configuration, modules, variable files, lock file or files that they read are others than at
    /// <see cref="Since"/>.
    /// </summary>
    public bool OnlyChangedRoots { get; init; }

    /// <summary>Options file to use instead of those found; null to look for them.</summary>
    public string? ConfigFile { get; init; }

    /// <summary>Severities by rule id that win over the options file.</summary>
    public ImmutableSortedDictionary<string, Severity> Severities { get; init; } = ImmutableSortedDictionary<string, Severity>.Empty;

    /// <summary>Rule ids that do not run.</summary>
    public ImmutableArray<string> Disabled { get; init; } = [];

    /// <summary>Rule ids that alone run; empty for all.</summary>
    public ImmutableArray<string> Only { get; init; } = [];

    /// <summary>Baseline file; null lets the options file say.</summary>
    public string? Baseline { get; init; }

    /// <summary>True to compare with no baseline, though one is named: one is about to be written.</summary>
    public bool WithoutBaseline { get; init; }

    /// <summary>Policy files and folders beyond those of the options file; they may lie anywhere.</summary>
    public ImmutableArray<string> Policies { get; init; } = [];

    /// <summary>Rule assemblies beyond those of the options file.</summary>
    public ImmutableArray<string> Plugins { get; init; } = [];

    /// <summary>
    /// Called when a root names rule assemblies, before one is loaded and before anything but options and policies is read; a text says
    /// why none can be loaded, null that they can. Here a host that cannot load code hands over to one that can.
    /// </summary>
    public Func<string?>? BeforePlugins { get; init; }

    /// <summary>True to load no rule assembly that the options file names: right for pull requests of strangers, whose code it would run.</summary>
    public bool WithoutRepositoryPlugins { get; init; }

    /// <summary>Severity that fails the run, <see cref="Severity.None"/> for never; null lets the options file say, then error.</summary>
    public Severity? FailOn { get; init; }

    /// <summary>How many threads at most; 0 for one a processor.</summary>
    public int Threads { get; init; }

    /// <summary>
    /// Steps of evaluation that the run may take for the configuration, and as many for policies; each takes some 30 nanoseconds. What would
    /// take more is left out and told as PL0008. Ordinary runs take less than a tenth of the default.
    /// </summary>
    public long Steps { get; init; } = Evaluation.WorkBudget.DefaultTotal;

    /// <summary>Which part of the roots to analyse, from 1; the roots are dealt out in path order.</summary>
    public (int Index, int Count) Shard { get; init; } = (1, 1);

    /// <summary>Told before each root module is analysed: its number from 1, how many there are, and its path. Called on the running thread.</summary>
    public Action<int, int, string>? Progress { get; init; }

    /// <summary>Approvals, one of which has to cover each plan; empty when plans need none. Their signatures lie beside them.</summary>
    public ImmutableArray<string> Approvals { get; init; } = [];

    /// <summary>
    /// Allowed signers file of OpenSSH, which says whose <see cref="Approvals"/> count. Outside of the repository, or as it is at
    /// <see cref="Since"/>; null for none.
    /// </summary>
    public string? AllowedSigners { get; init; }

    /// <summary>List of keys and approvals that count no longer, from where <see cref="AllowedSigners"/> may come; null for none.</summary>
    public string? Revoked { get; init; }

    /// <summary>The version of the state that the plan was made from, where the host knows and the plan does not say; null to look beside the plan.</summary>
    public StateVersion? PlannedState { get; init; }

    /// <summary>Day and time of the run, for what expires; null lets nothing expire.</summary>
    public DateTimeOffset? Now { get; init; }
}
