using System.Text.RegularExpressions;
using PlanLint.Testing;

namespace PlanLint.Core.Tests.Architecture;

/// <summary>Holds the order of Core's rooms (docs/architecture.md): a room uses only rooms before it.</summary>
public partial class RoomOrderTests
{
    private static readonly string[] Rooms =
    [
        "Text", "Addresses", "Diagnostics", "Syntax", "Values", "Documents", "Secrets", "Evaluation", "Consoles", "Semantics", "Differences", "Plans", "Effects", "Inventory",
        "Knowledge", "Intents", "Provenance", "Causes", "Fixes", "Analysis", "Forecasts", "Policies", "Decisions", "Reconciliation", "Drifts", "Triage", "Approvals", "Reporting", "Files", "Processes", "Loading", "Hosting",
        "Editing",
    ];

    /// <summary>Finer walls than the order: what a room must not see although it comes earlier.</summary>
    private static readonly Dictionary<string, string[]> Walls = new()
    {
        ["Values"] = ["Syntax"],
        ["Documents"] = ["Syntax", "Addresses"],
        ["Evaluation"] = ["Documents", "Addresses"],
        ["Semantics"] = ["Consoles"],
        ["Differences"] = ["Documents", "Consoles"],
        ["Plans"] = ["Syntax", "Evaluation", "Consoles", "Semantics", "Differences"],
        ["Effects"] = ["Syntax", "Evaluation", "Consoles", "Semantics", "Differences"],
        ["Inventory"] = ["Syntax", "Evaluation", "Consoles", "Semantics"],
        ["Knowledge"] = ["Plans", "Inventory", "Semantics"],
        ["Intents"] = ["Inventory"],
        ["Fixes"] = ["Values", "Documents", "Consoles", "Semantics", "Inventory", "Knowledge", "Intents"],
        ["Processes"] = ["Syntax", "Evaluation", "Consoles", "Analysis", "Forecasts", "Policies", "Decisions", "Reconciliation", "Drifts", "Triage", "Approvals", "Reporting"],
        ["Reporting"] = ["Syntax", "Values", "Evaluation", "Consoles", "Semantics", "Differences", "Plans", "Effects", "Inventory", "Knowledge", "Intents", "Provenance", "Causes", "Fixes", "Analysis", "Forecasts", "Policies", "Decisions", "Reconciliation", "Drifts", "Triage", "Approvals"],
    };

    [Test]
    public void Rooms_use_only_rooms_before_them()
    {
        var violations = new List<string>();
        foreach (var (room, file, used) in Usings()) violations.AddRange(Violations(room, file, used));
        violations.ShouldBeEmpty();
    }

    [Test]
    public void An_upward_using_is_found() =>
        Violations("Text", "SourceText.cs", "Analysis").ShouldBe(["SourceText.cs: Text uses Analysis"]);

    [Test]
    public void A_wall_is_found() =>
        Violations("Plans", "Plan.cs", "Syntax").ShouldBe(["Plan.cs: Plans uses Syntax"]);

    [Test]
    public void Every_folder_of_Core_is_a_room() =>
        Directory.EnumerateDirectories(Core).Select(d => Path.GetFileName(d)).Where(d => d is not ("bin" or "obj")).ShouldBe(Rooms, ignoreOrder: true);

    [Test]
    public void Types_live_in_the_namespace_of_their_room()
    {
        foreach (var type in typeof(PlanLint.Text.SourceText).Assembly.GetTypes().Where(t => t.Namespace?.StartsWith("PlanLint", StringComparison.Ordinal) == true))
            Rooms.ShouldContain(type.Namespace!["PlanLint.".Length..].Split('.')[0], type.FullName);
    }

    private static string Core => Path.Combine(RepositoryFiles.Root(), "src", "PlanLint.Core");

    private static IEnumerable<string> Violations(string room, string file, string used)
    {
        int order = Array.IndexOf(Rooms, room);
        if (Array.IndexOf(Rooms, used) > order || Walls.GetValueOrDefault(room, []).Contains(used)) yield return $"{file}: {room} uses {used}";
    }

    /// <summary>Every mention of another room: a using line, or a name qualified with the room.</summary>
    private static IEnumerable<(string Room, string File, string Used)> Usings() =>
        from room in Rooms
        let folder = Path.Combine(Core, room)
        where Directory.Exists(folder)
        from file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        from Match match in RoomName().Matches(File.ReadAllText(file))
        let used = match.Groups[1].Value
        where Rooms.Contains(used)
        select (room, Path.GetFileName(file), used);

    [GeneratedRegex(@"(?:^using (?:static )?|[^.\w])PlanLint\.([A-Z]\w+)", RegexOptions.Multiline)]
    private static partial Regex RoomName();
}
