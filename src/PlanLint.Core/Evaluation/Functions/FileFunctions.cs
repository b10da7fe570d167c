using System.Text;
using PlanLint.Values;
using ValueType = PlanLint.Values.ValueType;

namespace PlanLint.Evaluation.Functions;

/// <summary>Paths, and files below the repository root.</summary>
internal static class FileFunctions
{
    private const int ListLimit = 20_000;
    private static readonly Parameter Path = new("path", ValueType.String);
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static IEnumerable<Function> All { get; } =
    [
        new("abspath", ValueType.String, call => Value.String(PathText.Clean(PathText.Join(call.Context.Options.Files.WorkingDirectory, call.Text(0)))), Path),
        new("basename", ValueType.String, call => Value.String(PathText.Base(call.Text(0))), Path),
        new("dirname", ValueType.String, call => Value.String(PathText.Directory(call.Text(0))), Path),
        new("pathexpand", ValueType.String, call => call.Text(0) is ['~', not '/', ..]
            ? call.Fail("cannot expand user-specific home dir")
            : Value.String(Expand(call, call.Text(0))), Path),
        new("file", ValueType.String, call => Read(call) is { } bytes && Text(call, bytes) is { } text ? Value.String(text) : null, Path),
        new("filebase64", ValueType.String, call => Read(call) is { } bytes && call.SpendText(bytes.Length * 4L / 3)
            ? Value.String(Convert.ToBase64String(bytes))
            : null, Path),
        new("fileexists", ValueType.Bool, Exists, Path),
        new("fileset", ValueType.Set(ValueType.String), FileSet, Path, new("pattern", ValueType.String)),
        .. CryptoFunctions.Hashes.Select(h => new Function(
            h.Name.StartsWith("base64", StringComparison.Ordinal) ? $"filebase64{h.Name["base64".Length..]}" : $"file{h.Name}",
            ValueType.String, call => Read(call, blamesArgument: false) is { } bytes ? Value.String(h.Hash(bytes)) : null, Path)),
    ];

    /// <summary>The bytes of the file that the first argument names; null, with a failure, when there is none to be had.</summary>
    internal static byte[]? Read(FunctionCall call, bool blamesArgument = true)
    {
        string path = Resolve(call);
        var kind = call.Context.Options.Files.GetKind(path);
        if (kind == EvaluationFileKind.File && call.Context.Options.Files.Read(path) is { } bytes) return call.SpendText(bytes.Length) ? bytes : null;
        string reason = kind switch
        {
            EvaluationFileKind.Outside => $"\"{call.Text(0)}\" is outside the repository, so PlanLint does not read it",
            EvaluationFileKind.TooLarge => $"\"{call.Text(0)}\" is too large to be read",
            EvaluationFileKind.Directory => $"failed to read file: \"{call.Text(0)}\" is a directory",
            EvaluationFileKind.Missing => $"no file exists at \"{call.Text(0)}\"; this function works only with files that are distributed as part of the "
                + "configuration source code, so if this file will be created by a resource in this configuration you must instead obtain this result from "
                + "an attribute of that resource",
            EvaluationFileKind.Other => $"failed to read file: \"{call.Text(0)}\" is not a regular file",
            _ => $"failed to read file: \"{call.Text(0)}\" cannot be read",
        };
        call.IsAboutFiles = true;
        if (blamesArgument) call.FailArgument(0, reason);
        else call.Fail(reason);
        return null;
    }

    internal static string? Text(FunctionCall call, byte[] bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            call.Fail($"contents of \"{call.Text(0)}\" are not valid UTF-8; use the filebase64 function to obtain the Base64 encoded contents or the other "
                + "file functions (e.g. filemd5, filesha256) to obtain file hashing results instead");
            return null;
        }
    }

    private static Value? Exists(FunctionCall call) => call.Context.Options.Files.GetKind(Resolve(call)) switch
    {
        EvaluationFileKind.File or EvaluationFileKind.TooLarge => Value.True,
        EvaluationFileKind.Missing => Value.False,
        EvaluationFileKind.Outside or EvaluationFileKind.Unreadable => Value.Unknown(ValueType.Bool),
        EvaluationFileKind.Directory => call.Fail($"\"{call.Text(0)}\" is a directory, not a file"),
        _ => call.Fail($"\"{call.Text(0)}\" is not a regular file"),
    };

    private static Value? FileSet(FunctionCall call)
    {
        string directory = PathText.Clean(PathText.Join(call.Context.Options.Files.WorkingDirectory, call.Text(0)));
        string pattern = PathText.Clean(call.Text(1));
        if (!GlobPattern.TryParse(pattern, out var glob)) return call.Fail($"failed to glob pattern ({pattern}): syntax error in pattern");
        var files = call.Context.Options.Files;
        // A pattern may climb out of the directory it starts from.
        string prefix = "";
        while (pattern.StartsWith("../", StringComparison.Ordinal))
        {
            pattern = pattern[3..];
            prefix += "../";
            directory = PathText.Directory(directory);
        }
        if (prefix.Length > 0 && !GlobPattern.TryParse(pattern, out glob)) return call.Fail($"failed to glob pattern ({pattern}): syntax error in pattern");
        if (files.GetKind(directory) == EvaluationFileKind.Outside) return Value.Unknown(call.Function.Result);
        // What cannot be listed, or not to the end, is no set of names.
        if (files.List(directory, ListLimit) is not { Count: < ListLimit } names) return Value.Unknown(call.Function.Result);
        if (!call.Spend(names.Count)) return null;
        return ValueSet.Create(ValueType.String, names.Where(glob.Matches).Select(n => Value.String(prefix + n)));
    }

    private static string Resolve(FunctionCall call) =>
        PathText.Clean(PathText.Join(call.Context.Options.Files.WorkingDirectory, Expand(call, call.Text(0))));

    private static string Expand(FunctionCall call, string path)
    {
        if (!path.StartsWith('~') || (path.Length > 1 && path[1] != '/')) return path;
        return call.Context.Options.Files.HomeDirectory is { } home ? PathText.Clean(home + path[1..]) : path;
    }
}
