using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PlanLint.Fuzz.Running;

/// <summary>Where failures go: one input and one description each, named by target and cause.</summary>
internal sealed class FailureFolder(string path)
{
    /// <summary>The folder.</summary>
    public string Path { get; } = Directory.CreateDirectory(path).FullName;

    /// <summary>Writes a failure; the name of its input's file.</summary>
    public string Write(string target, string input, Failure failure, ulong seed, long execution)
    {
        string cause = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(failure.Signature)).AsSpan(0, 4));
        string file = System.IO.Path.Combine(Path, $"{target}-{failure.Kind}-{cause}");
        File.WriteAllBytes(file + ".input", RawText.Encode(input));
        File.WriteAllText(file + ".txt", string.Create(CultureInfo.InvariantCulture, $"target {target}, seed {seed}, execution {execution}\n{failure.Kind}: {failure.Signature}\n\n{failure.Detail}\n"));
        return file + ".input";
    }
}
