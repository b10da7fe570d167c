using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using PlanLint.Evaluation;

namespace PlanLint.Loading;

/// <summary>
/// What Git LFS puts into a commit in place of a large file: the hash of its content. Nothing is fetched: the content is what the clone
/// has stored or what lies in the work tree, when its hash is that one.
/// </summary>
internal static class LargeFilePointer
{
    private const int LongestPointer = 1024;
    private const string HashLine = "oid sha256:";

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private static ReadOnlySpan<byte> Version => "version https://git-lfs.github.com/spec/v1\n"u8;

    /// <summary>The SHA-256 that a pointer names, in lower case; null for any other content.</summary>
    public static string? HashIn(ReadOnlySpan<byte> content)
    {
        if (content.Length > LongestPointer || !content.StartsWith(Version)) return null;
        foreach (string line in Encoding.UTF8.GetString(content).Split('\n'))
            if (line.StartsWith(HashLine, StringComparison.Ordinal) && line.Length == HashLine.Length + 64
                && line.AsSpan(HashLine.Length).IndexOfAnyExcept(HexDigits) < 0) return line[HashLine.Length..];
        return null;
    }

    /// <summary>The content that a pointer at a path stands for; the pointer itself where it stands in the work tree, too; null when it is not here.</summary>
    public static byte[]? Find(IFileSource? workTree, string path, byte[] pointer, string hash)
    {
        if (workTree is null) return null;
        foreach (string place in (string[])[path, $".git/lfs/objects/{hash[..2]}/{hash[2..4]}/{hash}"])
        {
            if (workTree.Read(place).Bytes is not { } bytes) continue;
            if (bytes.AsSpan().SequenceEqual(pointer) || Convert.ToHexStringLower(SHA256.HashData(bytes)) == hash) return bytes;
        }
        return null;
    }
}
