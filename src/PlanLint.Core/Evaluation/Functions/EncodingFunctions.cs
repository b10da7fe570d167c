using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using PlanLint.Values;
using ValueType = PlanLint.Values.ValueType;

namespace PlanLint.Evaluation.Functions;

/// <summary>Base64, URLs, gzip, character encodings and CSV.</summary>
internal static class EncodingFunctions
{
    private static readonly Parameter Str = new("str", ValueType.String);
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static IEnumerable<Function> All { get; } =
    [
        new("base64decode", ValueType.String, call => FromBase64(call, 0) is { } bytes ? OfBytes(call, bytes) : null, Str),
        new("base64encode", ValueType.String, call => Encoded(call, Encoding.UTF8.GetBytes(call.Text(0))), Str),
        new("base64gunzip", ValueType.String, Gunzip, Str),
        new("base64gzip", ValueType.String, Gzip, Str),
        new("csvdecode", ValueType.Dynamic, DecodeCsv, Str),
        new("textdecodebase64", ValueType.String, DecodeText, new("source", ValueType.String), new("encoding", ValueType.String)),
        new("textencodebase64", ValueType.String, EncodeText, new("string", ValueType.String), new("encoding", ValueType.String)),
        new("urldecode", ValueType.String, DecodeUrl, Str),
        new("urlencode", ValueType.String, EncodeUrl, Str),
    ];

    /// <summary>The bytes of standard base64 with padding, line breaks ignored; null, with a failure, when it is something else.</summary>
    internal static byte[]? FromBase64(FunctionCall call, int index)
    {
        string text = call.Text(index);
        if (!call.SpendText(text.Length)) return null;
        string compact = text.AsSpan().ContainsAny('\r', '\n')
            ? text.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal)
            : text;
        var bytes = new byte[compact.Length / 4 * 3];
        if (compact.Length % 4 == 0 && !compact.AsSpan().ContainsAny(" \t\v\f") && Convert.TryFromBase64String(compact, bytes, out int length))
            return bytes[..length];
        call.Fail($"failed to decode base64 data \"{text}\"");
        return null;
    }

    private static Value? OfBytes(FunctionCall call, byte[] bytes)
    {
        try
        {
            return Value.String(StrictUtf8.GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            return call.Fail("the result of decoding the provided string is not valid UTF-8");
        }
    }

    private static Value? Encoded(FunctionCall call, byte[] bytes) =>
        call.SpendText(bytes.Length * 4L / 3) ? Value.String(Convert.ToBase64String(bytes)) : null;

    /// <summary>Other compressors write other bytes for the same text, and the reference's are not ours: the result is not known.</summary>
    private static Value? Gzip(FunctionCall call) =>
        call.SpendText(call.Text(0).Length) ? Value.UnknownText(new("H4sIAAAAAAAA/", null, IsUnique: false)) : null;

    private static Value? Gunzip(FunctionCall call)
    {
        if (FromBase64(call, 0) is not { } bytes) return null;
        using var source = new MemoryStream(bytes);
        using var gzip = new GZipStream(source, CompressionMode.Decompress);
        using var target = new MemoryStream();
        var buffer = new byte[8192];
        try
        {
            for (int read; (read = gzip.Read(buffer)) > 0;)
            {
                target.Write(buffer, 0, read);
                if (!call.SpendText(read) || target.Length > call.Context.Options.StringLimit) return call.Fail("the content is too large");
            }
        }
        catch (InvalidDataException)
        {
            return call.Fail("failed to gunzip bytestream: gzip: invalid header");
        }
        return bytes.Length == 0 ? call.Fail("failed to gunzip bytestream: EOF") : OfBytes(call, target.ToArray());
    }

    private static Value? EncodeText(FunctionCall call)
    {
        if (EncodingOf(call) is not { } encoding) return null;
        try
        {
            byte[] mark = IsMarkedUtf16(call) ? [0xFE, 0xFF] : [];
            return Encoded(call, [.. mark, .. encoding.GetBytes(call.Text(0))]);
        }
        catch (EncoderFallbackException)
        {
            return call.FailArgument(0, $"the given string contains characters that cannot be represented in {call.Text(1)}");
        }
    }

    private static Value? DecodeText(FunctionCall call)
    {
        if (EncodingOf(call) is not { } encoding) return null;
        string text = call.Text(0);
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out int length)) return call.FailArgument(0, "the given value is has an invalid base64 symbol");
        try
        {
            var content = bytes.AsSpan(0, length);
            if (IsMarkedUtf16(call) && content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) encoding = Encoding.Unicode;
            if (IsMarkedUtf16(call) && (content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || content.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])))
                content = content[2..];
            return call.SpendText(length) ? Value.String(encoding.GetString(content)) : null;
        }
        catch (DecoderFallbackException)
        {
            return call.FailArgument(0, $"the given string contains symbols that are not defined for {call.Text(1)}");
        }
    }

    /// <summary>UTF-16 without a byte order in its name starts with a mark.</summary>
    private static bool IsMarkedUtf16(FunctionCall call) => call.Text(1).Equals("UTF-16", StringComparison.OrdinalIgnoreCase);

    private static Encoding? EncodingOf(FunctionCall call)
    {
        string name = call.Text(1);
        try
        {
            string known = name.ToUpperInvariant() switch
            {
                "UTF-16" => "utf-16BE",
                var other when other.StartsWith("UTF-32", StringComparison.Ordinal) =>
                "",
                var other => other
            };
            return CodePagesEncodingProvider.Instance.GetEncoding(known, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                ?? Encoding.GetEncoding(known, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (ArgumentException)
        {
            call.FailArgument(1, $"\"{name}\" is not a supported IANA encoding name or alias in this Terraform version");
            return null;
        }
    }

    private static Value? EncodeUrl(FunctionCall call)
    {
        var result = new StringBuilder();
        foreach (byte b in Encoding.UTF8.GetBytes(call.Text(0)))
        {
            if (char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'_' or (byte)'.' or (byte)'~') result.Append((char)b);
            else if (b == ' ') result.Append('+');
            else result.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
        }
        return call.SpendText(result.Length) ? Value.String(result.ToString()) : null;
    }

    private static Value? DecodeUrl(FunctionCall call)
    {
        byte[] source = Encoding.UTF8.GetBytes(call.Text(0));
        var bytes = new List<byte>(source.Length);
        for (int i = 0; i < source.Length; i++)
        {
            if (source[i] != '%')
            {
                bytes.Add(source[i] == '+' ? (byte)' ' : source[i]);
                continue;
            }
            if (i + 2 >= source.Length || !char.IsAsciiHexDigit((char)source[i + 1]) || !char.IsAsciiHexDigit((char)source[i + 2]))
                return call.Fail($"failed to decode URL '{call.Text(0)}'");
            bytes.Add(Convert.ToByte(Encoding.ASCII.GetString(source, i + 1, 2), 16));
            i += 2;
        }
        return call.SpendText(bytes.Count) ? OfBytes(call, [.. bytes]) : null;
    }

    private static Value? DecodeCsv(FunctionCall call)
    {
        if (!call.SpendText(call.Text(0).Length * 4L)) return null;
        var csv = new CsvText(call.Text(0));
        if (csv.ReadRecord() is not { } header) return call.Fail(csv.Failure ?? "missing header line");
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (string name in header)
            if (!names.Add(name)) return call.Fail($"duplicate column name \"{name}\"");
        var rows = ImmutableArray.CreateBuilder<Value>();
        while (csv.ReadRecord() is { } record)
        {
            if (record.Count != header.Count) return call.Fail($"CSV parse error on line {csv.RecordLine}: wrong number of fields");
            rows.Add(Value.Object(NameMap.From([.. header], record.ConvertAll(Value.String))));
            if (!call.Spend(header.Count)) return null;
        }
        if (csv.Failure is { } failure) return call.Fail(failure);
        var type = ValueType.Object(header.Select(h => KeyValuePair.Create(h, ValueType.String)));
        return Value.List(type, rows.DrainToImmutable());
    }

    /// <summary>RFC 4180 as Go reads it: blank lines are skipped, a quote belongs at the start of a field.</summary>
    private sealed class CsvText(string text)
    {
        private int at, line = 1;

        public string? Failure { get; private set; }

        public int RecordLine { get; private set; }

        public List<string>? ReadRecord()
        {
            while (at < text.Length && LineBreak() is > 0 and var skipped) Advance(skipped);
            if (at >= text.Length || Failure is not null) return null;
            RecordLine = line;
            var fields = new List<string>();
            while (true)
            {
                if (ReadField() is not { } field) return null;
                fields.Add(field);
                if (at < text.Length && text[at] == ',')
                {
                    at++;
                    continue;
                }
                if (at < text.Length) Advance(LineBreak());
                return fields;
            }
        }

        private string? ReadField()
        {
            if (at >= text.Length || text[at] != '"')
            {
                int start = at;
                while (at < text.Length && text[at] != ',' && LineBreak() == 0)
                {
                    if (text[at] == '"') return Fail("bare \" in non-quoted-field");
                    at++;
                }
                return text[start..at];
            }
            at++;
            var field = new StringBuilder();
            while (at < text.Length)
            {
                if (text[at] == '"')
                {
                    if (at + 1 < text.Length && text[at + 1] == '"')
                    {
                        field.Append('"');
                        at += 2;
                        continue;
                    }
                    at++;
                    return at >= text.Length || text[at] == ',' || LineBreak() > 0 ? field.ToString() : Fail("extraneous or missing \" in quoted-field");
                }
                int length = LineBreak();
                if (length > 0)
                {
                    field.Append('\n');
                    Advance(length);
                    continue;
                }
                field.Append(text[at++]);
            }
            return Fail("extraneous or missing \" in quoted-field");
        }

        private int LineBreak() => at >= text.Length ? 0
            : text[at] == '\n' ? 1
            : text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2
            : text[at] == '\r' && at + 1 == text.Length ? 1
            : 0;

        private void Advance(int length)
        {
            at += length;
            if (length > 0) line++;
        }

        private string? Fail(string reason)
        {
            Failure = $"CSV parse error on line {line}: {reason}";
            return null;
        }
    }
}
