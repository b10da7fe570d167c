using System.Buffers;

namespace PlanLint.Plans.Saved;

/// <summary>
/// Bytes in memory, so many at most: a short path to the end of a long sequence is a long mask. Beyond that it throws
/// <see cref="Documents.InputException"/>.
/// </summary>
internal sealed class BoundedBuffer(int most) : IBufferWriter<byte>
{
    private readonly ArrayBufferWriter<byte> bytes = new();

    /// <summary>What was written.</summary>
    public ReadOnlyMemory<byte> Written => bytes.WrittenMemory;

    /// <inheritdoc/>
    public void Advance(int count) => bytes.Advance(count);

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0) => Checked(sizeHint).GetMemory(sizeHint);

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0) => Checked(sizeHint).GetSpan(sizeHint);

    private ArrayBufferWriter<byte> Checked(int more) => (long)bytes.WrittenCount + more <= most ? bytes : throw SavedPlanArchive.TooLarge(most);
}
