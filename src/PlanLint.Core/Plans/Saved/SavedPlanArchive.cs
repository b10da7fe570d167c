using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using PlanLint.Documents;

namespace PlanLint.Plans.Saved;

/// <summary>The parts of a saved plan: a ZIP archive that <c>plan -out</c> wrote. Bounded: an archive may claim and hold any size.</summary>
internal sealed class SavedPlanArchive
{
    /// <summary>How a ZIP archive begins.</summary>
    public static ReadOnlySpan<byte> Signature => "PK\u0003\u0004"u8;

    /// <summary>What to do with a file that cannot be read.</summary>
    public const string WayOut = "make it again with `terraform plan -out=tfplan`, or give the JSON of `terraform show -json tfplan`";

    private const long LargestPart = 256L * 1024 * 1024;
    private const long LargestWhole = 640L * 1024 * 1024;
    private const int MostParts = 20_000;

    /// <summary>A part may be this many times as large as what is stored of it, once it is large at all.</summary>
    private const long MostGrowth = 400;
    private const long SmallPart = 8L * 1024 * 1024;

    private const string ConfigurationFolder = "tfconfig/";

    private SavedPlanArchive() { }

    /// <summary>The plan itself, in protobuf.</summary>
    public required byte[] Plan { get; init; }

    /// <summary>The state that the plan was made from, refreshed; null when there is none.</summary>
    public byte[]? State { get; init; }

    /// <summary>The state before it was refreshed; null when there is none.</summary>
    public byte[]? PreviousState { get; init; }

    /// <summary><c>.terraform.lock.hcl</c>; null when there is none.</summary>
    public byte[]? LockFile { get; init; }

    /// <summary>The names and directories of modules; null when there is none.</summary>
    public byte[]? Manifest { get; init; }

    /// <summary>The configuration's files as <c>m-KEY/NAME</c>, KEY being that of the manifest.</summary>
    public ImmutableSortedDictionary<string, byte[]> Configuration { get; init; } = ImmutableSortedDictionary<string, byte[]>.Empty;

    /// <summary>Reads an archive; throws <see cref="InputException"/> for what is none, or not that of a plan.</summary>
    public static SavedPlanArchive Read(Stream stream)
    {
        long length = stream.CanSeek ? stream.Length - stream.Position : 0;
        byte[] file = ReadAll(stream, LargestWhole, length);
        try
        {
            using var memory = new MemoryStream(file, writable: false);
            using var archive = new ZipArchive(memory, ZipArchiveMode.Read);
            return Read(archive, NamesIn(file));
        }
        catch (Exception e) when (e is IOException or InvalidDataException or NotSupportedException or ArgumentException or OverflowException)
        {
            throw ProtobufReader.Broken();
        }
    }

    private static SavedPlanArchive Read(ZipArchive archive, HashSet<string> names)
    {
        if (archive.Entries.Count > MostParts) throw new InputException($"this archive has more than {MostParts} parts, so it is no saved plan", default);
        var parts = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        long whole = 0;
        foreach (var entry in archive.Entries)
        {
            // A part under a damaged name would be taken for one that is not there.
            if (!names.Contains(entry.FullName)) throw ProtobufReader.Broken();
            if (!IsWanted(entry.FullName)) continue;
            byte[] bytes = Unpack(entry);
            whole += bytes.Length;
            if (whole > LargestWhole) throw TooLarge(LargestWhole);
            if (!parts.TryAdd(entry.FullName, bytes)) throw new InputException($"this archive holds '{Shown(entry.FullName)}' twice; {WayOut}", default);
        }
        return new SavedPlanArchive
        {
            Plan = parts.GetValueOrDefault("tfplan") ?? throw new InputException(
                parts.Count == 0 ? $"this is a ZIP archive, and no saved plan; {WayOut}" : $"this archive has no 'tfplan' in it; {WayOut}", default),
            State = parts.GetValueOrDefault("tfstate"),
            PreviousState = parts.GetValueOrDefault("tfstate-prev"),
            LockFile = parts.GetValueOrDefault(".terraform.lock.hcl"),
            Manifest = parts.GetValueOrDefault(ConfigurationFolder + "modules.json"),
            Configuration = parts.Where(p => p.Key.StartsWith(ConfigurationFolder + "m-", StringComparison.Ordinal))
                .ToImmutableSortedDictionary(p => p.Key[ConfigurationFolder.Length..], p => p.Value, StringComparer.Ordinal),
        };
    }

    private static bool IsWanted(string name) =>
        name is "tfplan" or "tfstate" or "tfstate-prev" or ".terraform.lock.hcl"
        || name.StartsWith(ConfigurationFolder, StringComparison.Ordinal) && !name.EndsWith('/') && !name.Contains("..", StringComparison.Ordinal);

    private static byte[] Unpack(ZipArchiveEntry entry)
    {
        long bound = Math.Min(LargestPart, Math.Max(SmallPart, entry.CompressedLength * MostGrowth));
        using var stream = entry.Open();
        byte[] bytes = ReadAll(stream, bound, entry.Length);
        return bytes.Length == entry.Length && Checksum(bytes) == entry.Crc32 ? bytes : throw ProtobufReader.Broken();
    }

    private static byte[] ReadAll(Stream stream, long bound, long claimed)
    {
        if (claimed > bound) throw TooLarge(bound);
        using var memory = new MemoryStream((int)Math.Clamp(claimed, 0, 1 << 20));
        byte[] buffer = new byte[1 << 16];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            if (memory.Length + read > bound) throw TooLarge(bound);
            memory.Write(buffer, 0, read);
        }
        return memory.ToArray();
    }

    /// <summary>The names in front of the parts; the table of contents at the end has them once more.</summary>
    private static HashSet<string> NamesIn(ReadOnlySpan<byte> file)
    {
        const int HeaderLength = 30, NameLengthAt = 26;
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (int at = 0; file[at..].IndexOf(Signature) is >= 0 and var next; at += next + 1)
        {
            var header = file[(at + next)..];
            if (header.Length < HeaderLength) break;
            int length = BinaryPrimitives.ReadUInt16LittleEndian(header[NameLengthAt..]);
            if (header.Length >= HeaderLength + length) names.Add(Encoding.UTF8.GetString(header.Slice(HeaderLength, length)));
        }
        return names;
    }

    /// <summary>CRC-32 as ZIP archives use it, which .NET does not check when it unpacks.</summary>
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint checksum = uint.MaxValue;
        foreach (byte b in bytes) checksum = ChecksumTable[(byte)(checksum ^ b)] ^ (checksum >> 8);
        return ~checksum;
    }

    private static readonly uint[] ChecksumTable = [.. Enumerable.Range(0, 256).Select(i =>
    {
        uint entry = (uint)i;
        for (int bit = 0; bit < 8; bit++) entry = (entry & 1) != 0 ? 0xEDB88320 ^ (entry >> 1) : entry >> 1;
        return entry;
    })];

    /// <summary>What is thrown for a file that becomes larger than a bound.</summary>
    public static InputException TooLarge(long bound) =>
        new($"this saved plan unpacks to more than {bound / 1024 / 1024} MB, which no plan of its size does, so it is not read", default);

    private static string Shown(string name) => new([.. name.Take(60).Select(c => char.IsControl(c) ? '\uFFFD' : c)]);
}
