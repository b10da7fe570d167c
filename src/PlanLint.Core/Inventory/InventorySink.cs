using PlanLint.Diagnostics;
using PlanLint.Documents;
using PlanLint.Secrets;
using PlanLint.Values;

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

    /// <summary>What the file says in places that are hidden.</summary>
    private readonly SecretCollector secrets = new();

    /// <summary>Notes what was hidden of an object, so that no output shows a copy of it from elsewhere; the hidden content.</summary>
    public Value Hide(Value content, Value hidden)
    {
        Collect(content, hidden);
        return hidden;
    }

    private void Collect(Value content, Value hidden)
    {
        if (hidden.IsSensitive && content.StringOrNull is { } text) secrets.AddText(text);
        else if (content.Kind == TypeKind.Object)
        {
            foreach (var (name, member) in content.Attributes)
                if (hidden[name] is { } other) Collect(member, other);
        }
        else if (content.Kind == TypeKind.Tuple)
        {
            for (int i = 0; i < content.Elements.Length; i++) Collect(content.Elements[i], hidden.Elements[i]);
        }
    }

    /// <summary>Adds an object.</summary>
    public void Add(LiveObject item) => objects.Add(item);

    /// <summary>Adds a place that was looked in completely.</summary>
    public void Add(InventoryScope scope) => scopes.Add(scope);

    /// <summary>Reports something peculiar that does not stop the reading.</summary>
    public void Note(Document document, string message) =>
        DocumentReader.Report(bag, Path, document.Position, Severity.Note, message);

    /// <summary>Everything together.</summary>
    public LiveInventory ToInventory() => new(objects, scopes) { CapturedAt = CapturedAt, Secrets = secrets.Secrets };
}
