using System.Security.Cryptography;

namespace PlanLint.Release;

/// <summary><c>SHA256SUMS</c>, as <c>sha256sum --check</c> reads it.</summary>
internal static class Checksums
{
    private const string Name = "SHA256SUMS";

    /// <summary>Writes the sums of every other file of a folder, in name order.</summary>
    public static void Write(string folder) => File.WriteAllText(Path.Combine(folder, Name), string.Concat(Directory.GetFiles(folder)
        .Where(f => Path.GetFileName(f) != Name).Order(StringComparer.Ordinal).Select(f => $"{Sum(f)}  {Path.GetFileName(f)}\n")));

    private static string Sum(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
