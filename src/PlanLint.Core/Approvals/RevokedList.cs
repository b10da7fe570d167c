using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace PlanLint.Approvals;

/// <summary>
/// What is believed no longer: one a line, public keys as OpenSSH writes them, and approvals as <c>approval:</c> with the SHA-256 of their
/// text. A key revocation list of OpenSSH will do as well, for keys alone. What stands behind <c>#</c> is for people.
/// </summary>
public sealed class RevokedList
{
    private const string Prefix = "approval:";

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    private readonly HashSet<string> approvals = new(StringComparer.Ordinal);

    private RevokedList(byte[]? keys) => Keys = keys;

    /// <summary>Nothing is revoked.</summary>
    public static RevokedList Empty { get; } = new(null);

    /// <summary>What <c>ssh-keygen -r</c> takes; null without any key.</summary>
    public byte[]? Keys { get; }

    /// <summary>True for a key revocation list, which is no text and takes no approvals.</summary>
    public bool IsBinary { get; private init; }

    /// <summary>How a list names the approval that is this text.</summary>
    public static string NameOf(ReadOnlySpan<byte> approval) => Prefix + Convert.ToHexStringLower(SHA256.HashData(approval));

    /// <summary>True for an approval that it names.</summary>
    public bool Holds(ReadOnlySpan<byte> approval) => approvals.Contains(NameOf(approval));

    /// <summary>Reads a list; null, with the end of a sentence that begins with the file's name, when a line is none of both.</summary>
    public static RevokedList? Read(byte[] bytes, out string? problem)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        problem = null;
        if (bytes.AsSpan().StartsWith("SSHKRL\n\0"u8)) return new RevokedList(bytes) { IsBinary = true };
        var (keys, names) = (new StringBuilder(), new List<string>());
        int number = 0;
        foreach (string line in Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.TrimEntries))
        {
            number++;
            string entry = line.StartsWith(Prefix, StringComparison.Ordinal) ? line.Split('#', 2)[0].Trim() : line;
            if (entry.Length == 0 || entry[0] == '#') continue;
            if (!entry.StartsWith(Prefix, StringComparison.Ordinal)) keys.Append(entry).Append('\n');
            else if (entry.Length == Prefix.Length + (2 * SHA256.HashSizeInBytes) && entry.AsSpan(Prefix.Length).IndexOfAnyExcept(Digits) < 0)
                names.Add(entry);
            else
            {
                problem = $"names no approval in line {number}; it takes {Prefix} and 64 hexadecimal digits";
                return null;
            }
        }
        var list = new RevokedList(keys.Length > 0 ? Encoding.UTF8.GetBytes(keys.ToString()) : null);
        list.approvals.UnionWith(names);
        return list;
    }
}
