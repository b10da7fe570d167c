using PlanLint.Values;

namespace PlanLint.Documents;

/// <summary>
/// An object or array of JSON that is known to be well-formed, read where it stands: on the first question its members are found by the
/// commas and colons between them, and none is read before it is asked for. Safe for several threads: what each finds is made whole before
/// it is kept, and all find the same.
/// </summary>
/// <param name="utf8">The bytes it is among; they must not change.</param>
/// <param name="start">Where its bracket opens.</param>
/// <param name="length">Bytes up to its closing bracket and with it.</param>
/// <param name="unknown">What is unknown in it.</param>
/// <param name="sensitive">What is sensitive in it.</param>
internal sealed class JsonParts(byte[] utf8, int start, int length, Mask? unknown, Mask? sensitive) : DeferredParts
{
    private readonly byte[] utf8 = utf8;
    private readonly Mask? unknown = unknown;
    private readonly Mask? sensitive = sensitive;
    private Members? members;

    /// <inheritdoc/>
    public override TypeKind Kind => IsObject ? TypeKind.Object : TypeKind.Tuple;

    /// <inheritdoc/>
    public override bool IsPlain => unknown is null && sensitive is null;

    /// <inheritdoc/>
    public override int SizeBound => unknown is null ? length : int.MaxValue;

    /// <inheritdoc/>
    public override int DepthBound => unknown is null ? Found.Depth : int.MaxValue;

    /// <inheritdoc/>
    public override int Count => IsObject ? Names.Length : Math.Max(Found.Count, unknown?.Items?.Length ?? 0);

    /// <inheritdoc/>
    public override string[] Names => Found.Shape.Names;

    private bool IsObject => utf8[start] == '{';

    private ReadOnlySpan<byte> Bytes => utf8.AsSpan(start, length);

    private Members Found => members ??= Find();

    /// <inheritdoc/>
    public override bool IsSame(DeferredParts other) =>
        IsPlain && other is JsonParts { IsPlain: true } parts && Bytes.SequenceEqual(parts.Bytes);

    /// <inheritdoc/>
    public override bool IsSame(int index, DeferredParts other, int otherIndex) =>
        other is JsonParts parts && IsPlainAt(index) && parts.IsPlainAt(otherIndex)
        && utf8.AsSpan(RangeAt(index)).SequenceEqual(parts.utf8.AsSpan(parts.RangeAt(otherIndex)));

    /// <inheritdoc/>
    protected override Value Make(int index) => JsonValue.View(utf8, RangeAt(index), MaskAt(unknown, index), MaskAt(sensitive, index));

    private bool IsPlainAt(int index) => MaskAt(unknown, index) is null && MaskAt(sensitive, index) is null;

    private Mask? MaskAt(Mask? mask, int index) => mask is null ? null : IsObject ? mask[Names[index]] : mask[index];

    /// <summary>Where the bytes of a part are; empty for one that only the mask of unknown parts has.</summary>
    private Range RangeAt(int index)
    {
        int member = Found.Shape.Members is { } order ? order[index] : index;
        if (member >= Found.Count) return default;
        return IsObject ? Between(2 * member + 1) : Between(member);
    }

    private Members Find()
    {
        int[] separators = StructureScan.Separators(Bytes, out int depth);
        return IsObject ? new Members(separators, (separators.Length - 1) / 2, ShapeOf(separators), depth)
            : new Members(separators, separators.Length - 1, JsonShape.Empty, depth);
    }

    private JsonShape ShapeOf(int[] separators)
    {
        var shape = JsonShape.Empty;
        for (int i = 0; i + 2 < separators.Length; i += 2)
        {
            var quoted = utf8.AsSpan(Between(separators, i));
            shape = shape.With(quoted[1..^1]);
        }
        if (unknown?.Names is not { } masked) return shape;
        // Plan JSON leaves out what is unknown as a whole.
        string[] there = shape.Names;
        foreach (string name in masked.Keys)
            if (Array.BinarySearch(there, name, CodePointOrder.Instance) < 0) shape = shape.With(JsonText.Spell(name));
        return shape;
    }

    private Range Between(int separator) => Between(Found.Separators, separator);

    /// <summary>The bytes between two separators, without white space around them.</summary>
    private Range Between(int[] separators, int at)
    {
        int from = start + separators[at] + 1, to = start + separators[at + 1];
        while (utf8[from] <= ' ') from++;
        while (utf8[to - 1] <= ' ') to--;
        return from..to;
    }

    /// <summary>What the first question finds out: the brackets, commas and colons around the members, and how many members these are.</summary>
    private sealed record Members(int[] Separators, int Count, JsonShape Shape, int Depth);
}
