using PlanLint.Diagnostics;
using PlanLint.Documents;

namespace PlanLint.Inventory;

/// <summary>Objects, scopes and findings of one file while it is read.</summary>
internal sealed class InventorySink(string path, DiagnosticBag bag)
{
    private readonly List<LiveObject> objects = [];
    private readonly List<InventoryScope> scopes = [];

    /// <summary>The file, for <see cref="LiveObject.Source"/>.</summary>
    public string Path { get; } = path;

    /// <summary>When the file was captured; null when it does not say.</summary>
    public DateTimeOffset? CapturedAt { get; set; }

    /// <summary>Adds an object.</summary>
    public void Add(LiveObject item) => objects.Add(item);

    /// <summary>Adds a place that was looked in completely.</summary>
    public void Add(InventoryScope scope) => scopes.Add(scope);

    /// <summary>Reports something peculiar that does not stop the reading.</summary>
    public void Note(Document document, string message) =>
        DocumentReader.Report(bag, Path, document.Position, Severity.Note, message);

    /// <summary>Everything together.</summary>
    public LiveInventory ToInventory() => new(objects, scopes) { CapturedAt = CapturedAt };
}
