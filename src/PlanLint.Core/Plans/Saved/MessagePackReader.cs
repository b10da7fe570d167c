using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using PlanLint.Documents;
using PlanLint.Values;

namespace PlanLint.Plans.Saved;

/// <summary>
/// Reads a value in the MessagePack form that Terraform gives it: unknowns are extensions, a value of dynamic type is a pair of its type as
/// JSON bytes and its content, and a number that no 64 bits hold is its text. What the type does not tell stays as it is written: sequences
/// are tuples, mappings objects.
/// </summary>
internal ref struct MessagePackReader(ReadOnlySpan<byte> bytes)
{
    private const int Deepest = 500;

    /// <summary>Most values in one message: a cut file may claim any number of elements.</summary>
    private readonly int most = bytes.Length;
    private ReadOnlySpan<byte> rest = bytes;

    /// <summary>The value of a message; a null value for an empty one.</summary>
    public static Value Read(ReadOnlySpan<byte> message)
    {
        if (message.IsEmpty) return Value.DynamicNull;
        var reader = new MessagePackReader(message);
        var value = reader.ReadValue(null, 0);
        return reader.rest.IsEmpty ? value : throw ProtobufReader.Broken();
    }

    private Value ReadValue(Value? type, int depth)
    {
        if (depth > Deepest) throw ProtobufReader.Broken();
        byte head = Take(1)[0];
        return head switch
        {
            <= 0x7F => Value.Number((Number)(long)head),
            >= 0xE0 => Value.Number((Number)(long)(sbyte)head),
            >= 0x80 and <= 0x8F => ReadMap(head & 0x0F, type, depth),
            >= 0x90 and <= 0x9F => ReadArray(head & 0x0F, type, depth),
            >= 0xA0 and <= 0xBF => ReadText(head & 0x1F, type),
            0xC0 => Value.DynamicNull,
            0xC2 => Value.False,
            0xC3 => Value.True,
            0xC7 => ReadExtension(Take(1)[0]),
            0xC8 => ReadExtension(BinaryPrimitives.ReadUInt16BigEndian(Take(2))),
            0xC9 => ReadExtension(Length(BinaryPrimitives.ReadUInt32BigEndian(Take(4)))),
            0xCA => Real(BinaryPrimitives.ReadSingleBigEndian(Take(4))),
            0xCB => Real(BinaryPrimitives.ReadDoubleBigEndian(Take(8))),
            0xCC => Value.Number((Number)(long)Take(1)[0]),
            0xCD => Value.Number((Number)(long)BinaryPrimitives.ReadUInt16BigEndian(Take(2))),
            0xCE => Value.Number((Number)(long)BinaryPrimitives.ReadUInt32BigEndian(Take(4))),
            0xCF => ParseNumber(BinaryPrimitives.ReadUInt64BigEndian(Take(8)).ToString(CultureInfo.InvariantCulture)),
            0xD0 => Value.Number((Number)(long)(sbyte)Take(1)[0]),
            0xD1 => Value.Number((Number)(long)BinaryPrimitives.ReadInt16BigEndian(Take(2))),
            0xD2 => Value.Number((Number)(long)BinaryPrimitives.ReadInt32BigEndian(Take(4))),
            0xD3 => Value.Number((Number)BinaryPrimitives.ReadInt64BigEndian(Take(8))),
            >= 0xD4 and <= 0xD8 => ReadExtension(1 << (head - 0xD4)),
            0xD9 => ReadText(Take(1)[0], type),
            0xDA => ReadText(BinaryPrimitives.ReadUInt16BigEndian(Take(2)), type),
            0xDB => ReadText(Length(BinaryPrimitives.ReadUInt32BigEndian(Take(4))), type),
            0xDC => ReadArray(BinaryPrimitives.ReadUInt16BigEndian(Take(2)), type, depth),
            0xDD => ReadArray(Length(BinaryPrimitives.ReadUInt32BigEndian(Take(4))), type, depth),
            0xDE => ReadMap(BinaryPrimitives.ReadUInt16BigEndian(Take(2)), type, depth),
            0xDF => ReadMap(Length(BinaryPrimitives.ReadUInt32BigEndian(Take(4))), type, depth),
            _ => throw ProtobufReader.Broken(),
        };
    }

    private Value ReadArray(int length, Value? type, int depth)
    {
        if (length == 2 && type is null && ReadType() is { } dynamic) return ReadValue(dynamic, depth + 1);
        if (length > most) throw ProtobufReader.Broken();
        var elements = ImmutableArray.CreateBuilder<Value>(Math.Min(length, 1024));
        for (int i = 0; i < length; i++) elements.Add(ReadValue(ElementType(type, i), depth + 1));
        return Value.Tuple(elements.ToImmutable());
    }

    /// <summary>The type that stands before a value of dynamic type: the only bytes that are no text. Null when something else stands there.</summary>
    private Value? ReadType()
    {
        if (rest.IsEmpty || rest[0] is not (0xC4 or 0xC5 or 0xC6)) return null;
        int length = Take(1)[0] switch
        {
            0xC4 => Take(1)[0],
            0xC5 => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
            _ => Length(BinaryPrimitives.ReadUInt32BigEndian(Take(4))),
        };
        try
        {
            return JsonValue.Parse(Take(length));
        }
        catch (JsonException)
        {
            throw ProtobufReader.Broken();
        }
    }

    private Value ReadMap(int length, Value? type, int depth)
    {
        if (length > most) throw ProtobufReader.Broken();
        var (names, values) = (new List<string>(Math.Min(length, 1024)), new List<Value>(Math.Min(length, 1024)));
        for (int i = 0; i < length; i++)
        {
            if (ReadValue(null, depth + 1).StringOrNull is not { } name) throw ProtobufReader.Broken();
            names.Add(name);
            values.Add(ReadValue(AttributeType(type, name), depth + 1));
        }
        return Value.Object(NameMap.From(names, values));
    }

    private Value ReadText(int length, Value? type)
    {
        var text = Take(length);
        return type?.StringOrNull == "number"
            ? ParseNumber(Encoding.UTF8.GetString(text))
            : Value.String(Encoding.UTF8.GetString(text));
    }

    /// <summary>Each extension is an unknown value; what some say of it (not null, a prefix) is in no plan JSON either.</summary>
    private Value ReadExtension(int length)
    {
        _ = Take(1);
        _ = Take(length);
        return Value.DynamicUnknown;
    }

    private static Value Real(double number) =>
        double.IsFinite(number) ? ParseNumber(number.ToString("R", CultureInfo.InvariantCulture)) : throw ProtobufReader.Broken();

    private static Value ParseNumber(string text) => JsonValue.ParseNumber(Encoding.UTF8.GetBytes(text));

    private static Value? ElementType(Value? type, int index) =>
        type is not { Elements: [var kind, var inner, ..] } ? type : Inner(kind.StringOrNull == "tuple" ? inner[index] : inner);

    private static Value? AttributeType(Value? type, string name) =>
        type is not { Elements: [var kind, var inner, ..] } ? null : Inner(kind.StringOrNull == "object" ? inner[name] : inner);

    /// <summary>A part of dynamic type says itself what it is.</summary>
    private static Value? Inner(Value? type) => type?.StringOrNull == "dynamic" ? null : type;

    private static int Length(uint length) => length > int.MaxValue ? throw ProtobufReader.Broken() : (int)length;

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > rest.Length) throw ProtobufReader.Broken();
        var taken = rest[..length];
        rest = rest[length..];
        return taken;
    }
}
