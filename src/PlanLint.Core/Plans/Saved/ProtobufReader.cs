using System.Buffers.Binary;
using System.Text;
using PlanLint.Documents;

namespace PlanLint.Plans.Saved;

/// <summary>Walks over the fields of one protobuf message. What is cut or malformed throws <see cref="InputException"/>.</summary>
internal ref struct ProtobufReader(ReadOnlySpan<byte> message)
{
    private ReadOnlySpan<byte> rest = message;

    /// <summary>Number of the current field.</summary>
    public int Field { get; private set; }

    /// <summary>Content of the current field when it is a message, a text or bytes; empty for a number.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    /// <summary>The current field when it is a number; 0 for bytes.</summary>
    public ulong Number { get; private set; }

    /// <summary>True when the current field is a number.</summary>
    public bool IsNumber { get; private set; }

    /// <summary>The current field as text.</summary>
    public readonly string Text => Encoding.UTF8.GetString(Bytes);

    /// <summary>Steps to the next field; false at the end.</summary>
    public bool Next()
    {
        if (rest.IsEmpty) return false;
        ulong tag = Varint();
        Field = (int)Math.Min(tag >> 3, int.MaxValue);
        Bytes = default;
        (Number, IsNumber) = (0, false);
        switch (tag & 7)
        {
            case 0: (Number, IsNumber) = (Varint(), true); break;
            case 1: (Number, IsNumber) = (BinaryPrimitives.ReadUInt64LittleEndian(Take(8)), true); break;
            case 2:
                ulong length = Varint();
                Bytes = Take(length > int.MaxValue ? int.MaxValue : (int)length);
                break;
            case 5: (Number, IsNumber) = (BinaryPrimitives.ReadUInt32LittleEndian(Take(4)), true); break;
            default: throw Broken();
        }
        return Field == 0 ? throw Broken() : true;
    }

    /// <summary>What is thrown for a file that is cut or damaged.</summary>
    public static InputException Broken() => new($"this saved plan is damaged or cut off; {SavedPlanArchive.WayOut}", default);

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > rest.Length) throw Broken();
        var taken = rest[..length];
        rest = rest[length..];
        return taken;
    }

    private ulong Varint()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte next = Take(1)[0];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return value;
        }
        throw Broken();
    }
}
