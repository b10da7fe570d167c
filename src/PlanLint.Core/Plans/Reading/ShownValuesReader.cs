using System.Text.Json;
using PlanLint.Documents;
using PlanLint.Secrets;

namespace PlanLint.Plans.Reading;

/// <summary>
/// Reads <c>values</c> as <c>show -json</c> writes them for a state, and for the prior state and the planned values of a plan: modules in
/// modules, and outputs, of which only those marked sensitive are kept, as secrets.
/// </summary>
/// <typeparam name="TResource">A resource that waits for the address of its module.</typeparam>
internal abstract class ShownValuesReader<TResource>(MaskedSecrets secrets)
    where TResource : class
{
    private static readonly KnownNames ValuesNames = new("root_module", "outputs");
    private static readonly KnownNames ModuleNames = new("address", "resources", "child_modules");

    /// <summary>True when a module was read that has something in it.</summary>
    public bool HasContent { get; private set; }

    /// <summary>Secrets found so far.</summary>
    public MaskedSecrets Secrets => secrets;

    /// <summary>Reads the section; the cursor stands on its opening brace.</summary>
    public void ReadValues(ref JsonCursor cursor)
    {
        ulong seen = 0;
        while (cursor.NextName())
        {
            switch (ValuesNames.Match(ref cursor, ref seen))
            {
                case "root_module":
                    if (cursor.EnterObject("root_module")) ReadModule(ref cursor);
                    break;
                case "outputs": OutputSecrets.Read(ref cursor, secrets); break;
                default: cursor.Skip(); break;
            }
        }
    }

    /// <summary>Reads one resource; the cursor stands on its first token. Null for one that does not wait for its module.</summary>
    protected abstract TResource? ReadResource(ref JsonCursor cursor);

    /// <summary>Takes a resource when the address of its module is known; that of the root module is empty.</summary>
    protected abstract void Add(string module, TResource resource);

    private void ReadModule(ref JsonCursor cursor)
    {
        string module = "";
        List<TResource>? waiting = null;
        ulong seen = 0;
        while (cursor.NextName())
        {
            HasContent = true;
            switch (ModuleNames.Match(ref cursor, ref seen))
            {
                case "address": module = cursor.ReadString("address") ?? ""; break;
                case "resources":
                    if (!cursor.EnterArray("resources")) break;
                    while (cursor.NextElement())
                        if (ReadResource(ref cursor) is { } resource) (waiting ??= []).Add(resource);
                    break;
                case "child_modules":
                    if (!cursor.EnterArray("child_modules")) break;
                    while (cursor.NextElement())
                    {
                        if (cursor.TokenType != JsonTokenType.StartObject) throw cursor.Wrong("child_modules", "an array of objects");
                        ReadModule(ref cursor);
                    }
                    break;
                default: cursor.Skip(); break;
            }
        }
        // The address of a module comes after its resources.
        foreach (var resource in waiting ?? []) Add(module, resource);
    }
}
