using PlanLint.Documents;
using PlanLint.Secrets;
using PlanLint.Values;

namespace PlanLint.Plans.Reading;

/// <summary>
/// The UTF-8 bytes of one change's values, kept as they stand in the file until a rule asks. Equal parts are stored once, and of
/// <c>after</c> only the middle that differs from <c>before</c>: most changes change little.
/// </summary>
internal sealed class ChangeValues
{
    /// <summary>Number of parts.</summary>
    public const int PartCount = (int)ChangePart.AfterIdentity + 1;

    private readonly byte[] bytes;
    private readonly int sharedStart;
    private readonly int sharedEnd;
    private Parts parts;

    /// <summary>Copies the parts of <paramref name="source"/>; an empty range is an absent part.</summary>
    public ChangeValues(ReadOnlySpan<byte> source, ReadOnlySpan<Range> ranges)
    {
        int length = 0;
        Span<bool> shared = stackalloc bool[PartCount];
        for (int i = 0; i < PartCount; i++)
        {
            var part = source[ranges[i]];
            if (part.IsEmpty || IsTrivial((ChangePart)i, part)) continue;
            int twin = Twin(source, ranges, i, part);
            shared[i] = twin >= 0;
            if (twin < 0 && i == (int)ChangePart.After && parts[(int)ChangePart.Before].Length > 0)
                (sharedStart, sharedEnd) = Shared(source[ranges[(int)ChangePart.Before]], part);
            int own = part.Length - (i == (int)ChangePart.After ? sharedStart + sharedEnd : 0);
            parts[i] = twin >= 0 ? parts[twin] : (length, own);
            if (twin < 0) length += own;
        }
        bytes = new byte[length];
        for (int i = 0; i < PartCount; i++)
        {
            if (parts[i].Length == 0 || shared[i]) continue;
            var part = source[ranges[i]];
            if (i == (int)ChangePart.After) part = part[sharedStart..^sharedEnd];
            part.CopyTo(bytes.AsSpan(parts[i].Start));
        }
    }

    /// <summary>Bytes held.</summary>
    public int Size => bytes.Length;

    /// <summary>Before, masks applied.</summary>
    public Value ReadBefore() => View(ChangePart.Before, null, MaskOf(ChangePart.BeforeSensitive));

    /// <summary>After, masks applied.</summary>
    public Value ReadAfter() => View(ChangePart.After, MaskOf(ChangePart.AfterUnknown), MaskOf(ChangePart.AfterSensitive));

    /// <summary>True when before and after are the same bytes under the same masks.</summary>
    public bool IsUnchanged =>
        parts[(int)ChangePart.After] == parts[(int)ChangePart.Before] && parts[(int)ChangePart.AfterUnknown].Length == 0
        && parts[(int)ChangePart.AfterSensitive] == parts[(int)ChangePart.BeforeSensitive];

    /// <summary>Identities before and after; null values when the file has none.</summary>
    public (Value Before, Value After) ReadIdentities() =>
        (View(ChangePart.BeforeIdentity, null, null), View(ChangePart.AfterIdentity, null, null));

    /// <summary>Adds what stands under a sensitive mark, and what is secret by the type's attributes.</summary>
    public void CollectSecrets(MaskedSecrets secrets, string resourceType)
    {
        secrets.Add(Part(ChangePart.Before), Part(ChangePart.BeforeSensitive), resourceType);
        if (!IsUnchanged) secrets.Add(Part(ChangePart.After), Part(ChangePart.AfterSensitive), resourceType);
    }

    private Mask? MaskOf(ChangePart part)
    {
        if (parts[(int)part].Length == 0) return null;
        // Instances of one block have one mask as a rule.
        var json = Part(part);
        if (lastMask is { } last && json.SequenceEqual(last.Json)) return last.Mask;
        var mask = Mask.Parse(json);
        lastMask = new ParsedMask(json.ToArray(), mask);
        return mask;
    }

    /// <summary>What this thread parsed last.</summary>
    [ThreadStatic]
    private static ParsedMask? lastMask;

    private sealed record ParsedMask(byte[] Json, Mask? Mask);

    private Value View(ChangePart part, Mask? unknown, Mask? sensitive)
    {
        var (utf8, range) = Place(part);
        return JsonValue.View(utf8, range, unknown, sensitive);
    }

    /// <summary>The bytes of a part; empty when absent.</summary>
    private ReadOnlySpan<byte> Part(ChangePart part)
    {
        var (utf8, range) = Place(part);
        return utf8.AsSpan(range);
    }

    /// <summary>Where a part is; <c>after</c> is put together anew each time, unless nothing of it is shared.</summary>
    private (byte[] Utf8, Range Range) Place(ChangePart part)
    {
        var (start, length) = parts[(int)part];
        if (part != ChangePart.After || sharedStart + sharedEnd == 0) return (bytes, start..(start + length));
        var before = Part(ChangePart.Before);
        byte[] whole = [.. before[..sharedStart], .. bytes.AsSpan(start, length), .. before[^sharedEnd..]];
        return (whole, ..);
    }

    /// <summary>How many bytes two values have in common at their start and at their end.</summary>
    private static (int Start, int End) Shared(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        int start = before.CommonPrefixLength(after);
        int most = Math.Min(before.Length, after.Length) - start;
        int end = 0;
        while (end < most && before[^(end + 1)] == after[^(end + 1)]) end++;
        return (start, end);
    }

    /// <summary>Masks that mark nothing, and values that are null, need no bytes.</summary>
    private static bool IsTrivial(ChangePart kind, ReadOnlySpan<byte> part) => kind switch
    {
        ChangePart.AfterUnknown or ChangePart.BeforeSensitive or ChangePart.AfterSensitive => part.IndexOf("true"u8) < 0,
        _ => part.SequenceEqual("null"u8),
    };

    [System.Runtime.CompilerServices.InlineArray(PartCount)]
    private struct Parts
    {
        private (int Start, int Length) first;
    }

    private int Twin(ReadOnlySpan<byte> source, ReadOnlySpan<Range> ranges, int part, ReadOnlySpan<byte> bytesOfPart)
    {
        int twin = (ChangePart)part switch
        {
            ChangePart.After => (int)ChangePart.Before,
            ChangePart.AfterSensitive => (int)ChangePart.BeforeSensitive,
            ChangePart.AfterIdentity => (int)ChangePart.BeforeIdentity,
            _ => -1,
        };
        return twin >= 0 && parts[twin].Length > 0 && source[ranges[twin]].SequenceEqual(bytesOfPart) ? twin : -1;
    }
}
