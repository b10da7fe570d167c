using System.Runtime.CompilerServices;
using System.Text;

namespace PlanLint.Testing;

/// <summary>Compares output with a file beside the test. <c>PLANLINT_UPDATE=1</c> writes the files instead.</summary>
public static class Golden
{
    /// <summary>Compares with <c>Golden/NAME</c> in the folder of the calling test; throws with a line diff when they differ.</summary>
    public static void Check(string actual, string name, [CallerFilePath] string caller = "")
    {
        string file = Path.Combine(Path.GetDirectoryName(Locate(caller))!, "Golden", name);
        if (Environment.GetEnvironmentVariable("PLANLINT_UPDATE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            return;
        }
        string expected = File.Exists(file) ? File.ReadAllText(file) : "";
        if (expected != actual)
            throw new InvalidOperationException($"Golden/{name} differs (PLANLINT_UPDATE=1 accepts it):\n{Difference(expected.Split('\n'), actual.Split('\n'))}");
    }

    /// <summary>The lines that differ between the common start and the common end, with three lines around them.</summary>
    internal static string Difference(string[] expected, string[] actual)
    {
        const int context = 3;
        int start = 0, end = 0, shorter = Math.Min(expected.Length, actual.Length);
        while (start < shorter && expected[start] == actual[start]) start++;
        while (end < shorter - start && expected[^(end + 1)] == actual[^(end + 1)]) end++;
        var text = new StringBuilder($"@@ line {start + 1} @@\n");
        foreach (string line in expected[Math.Max(0, start - context)..start]) text.Append("  ").Append(line).Append('\n');
        foreach (string line in expected[start..^end]) text.Append("- ").Append(line).Append('\n');
        foreach (string line in actual[start..^end]) text.Append("+ ").Append(line).Append('\n');
        foreach (string line in actual[^end..].Take(context)) text.Append("  ").Append(line).Append('\n');
        return text.ToString();
    }

    /// <summary>
    /// The path of a source file given by <c>[CallerFilePath]</c>: a deterministic build maps such paths, so it is then looked for below
    /// the repository the test runs from.
    /// </summary>
    public static string Locate(string caller)
    {
        if (File.Exists(caller)) return caller;
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "PlanLint.sln"))) directory = directory.Parent;
        int tests = caller.Replace('\\', '/').LastIndexOf("/tests/", StringComparison.Ordinal);
        return directory is null || tests < 0 ? caller : Path.Combine(directory.FullName, caller[(tests + 1)..]);
    }
}
