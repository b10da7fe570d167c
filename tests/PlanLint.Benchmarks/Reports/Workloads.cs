using PlanLint.Benchmarks.Plans;

namespace PlanLint.Benchmarks.Reports;

/// <summary>What the report measures: the shapes that budgets were set for.</summary>
internal static class Workloads
{
    private const string Plan = "plan.json";

    private static readonly string[] WithoutPlan = ["check", ".", "--fail-on", "never"];

    private static readonly string[] WithPlan = ["check", "--no-config", "--fail-on", "never", "--plan", Plan];

    private static readonly Peer[] PlanReaders =
    [
        new("`jq`, changes that are not no-op", "jq", "[.resource_changes[] | select(.change.actions != [\"no-op\"]) | .address] | length", Plan),
        new("`gojq`, the same", "gojq", "[.resource_changes[] | select(.change.actions != [\"no-op\"]) | .address] | length", Plan),
        new("Python's `json.load`", "python3", "-c", $"import json; json.load(open('{Plan}'))"),
        new("`Utf8JsonReader`, tokens only", Environment.ProcessPath!, "plans", "tokens", Plan),
    ];

    private static readonly Peer[] HclReaders =
    [
        new("`terraform fmt -check`", "terraform", "fmt", "-check", "-recursive"),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Workload> All { get; } =
    [
        new("files of mixed configuration, no plan", [50, 100, 200, 1000], ConfigurationShapes.WriteFiles, WithoutPlan, HclReaders),
        new("import blocks, each with its resource, no plan", [5_000, 10_000, 20_000], ConfigurationShapes.WriteImports, WithoutPlan, HclReaders),
        new("resources, each named after the one before, no plan", [1_250, 2_500, 5_000], ConfigurationShapes.WriteChain, WithoutPlan, HclReaders),
        new("undeclared locals, no plan", [2_500, 5_000, 10_000], ConfigurationShapes.WriteUndeclared, WithoutPlan, HclReaders),
        new("small instances, all changed", [2_500, 5_000, 10_000, 40_000], (n, folder) => SmallPlan.Write(n, everyNth: 1, folder), WithPlan, PlanReaders),
        new("small instances, 1 % changed", [2_500, 5_000, 10_000, 40_000], (n, folder) => SmallPlan.Write(n, everyNth: 100, folder), WithPlan, PlanReaders),
        new("manifests of 20 kB, all changed", [100, 200, 400], DeepPlan.Write, WithPlan, PlanReaders),
        new("instances of 5.5 kB, eight of ten unchanged", [2_000, 4_000, 8_000, 18_180], WriteGenerated, WithPlan, PlanReaders),
    ];

    private static void WriteGenerated(int instances, string folder)
    {
        using var output = File.Create(Path.Combine(folder, Plan));
        PlanGenerator.Write(instances, output);
    }
}
