using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Documents;
using PlanLint.Secrets;
using PlanLint.Text;

namespace PlanLint.Plans.Reading;

/// <summary>One object of a state while it is read, before its address is known.</summary>
internal sealed class StateObject
{
    public InstanceKey? Key;
    public bool IsTainted;
    public string? Deposed;
    public long SchemaVersion;
    public byte[]? Attributes;
    public Mask? Sensitive;
    public ImmutableArray<string> Dependencies = [];
    private long offset;
    private LinePosition position;

    /// <summary>Where it stands in the file.</summary>
    public LinePosition Position => position;

    /// <summary>An object that begins where the cursor stands.</summary>
    public static StateObject At(ref JsonCursor cursor) => new() { offset = cursor.TokenOffset, position = cursor.TokenPosition };

    /// <summary>The bytes of the attributes, which are read when somebody asks for them; null when the value of that name is null.</summary>
    public static byte[]? ReadAttributes(ref JsonCursor cursor, string name)
    {
        if (!cursor.EnterObject(name)) return null;
        int start = cursor.PinnedStart;
        cursor.Skip();
        return cursor.Pinned(start..cursor.PinnedEnd).ToArray();
    }

    /// <summary>The instance that it is.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="provider">Its provider as the file names it.</param>
    /// <param name="hasTypedValues">True when its attributes are those of a state file, which wraps values of dynamic type with their type.</param>
    public StateInstance ToInstance(ResourceAddress address, string provider, bool hasTypedValues) => new()
    {
        Address = address,
        Provider = provider,
        IsTainted = IsTainted,
        DeposedKey = Deposed,
        SchemaVersion = SchemaVersion,
        Dependencies = Dependencies,
        ByteOffset = offset,
        Position = position,
        Stored = Attributes is null ? null : new StoredAttributes(Attributes, Sensitive, hasTypedValues),
    };
}
