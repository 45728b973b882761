using System.CommandLine;
using Belong.Classifiers.Data;
using Belong.Classifiers.Model;
using Belong.Classifiers.Text;

namespace Belong.Classifiers.Verbs;

/// <summary>The program's verbs, and how its errors are told.</summary>
internal static class CommandLine
{
    public static int Run(string[] arguments)
    {
        RootCommand root = new("Trains, measures and runs the text classifier of Belong.Bot.")
        {
            TrainVerb.Build(),
            EvaluateVerb.Build(),
            ClassifyVerb.Build(),
            ExplainVerb.Build(),
            TuneVerb.Build(),
            BenchVerb.Build(),
        };
        try
        {
            return root.Parse(arguments).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception e)
            when (e
                    is DataException
                        or ModelFileException
                        or UnicodeUnavailableException
                        or IOException
                        or UnauthorizedAccessException
            )
        {
            Console.Error.WriteLine(e.Message);
            return e switch
            {
                DataException => ExitCode.Data,
                ModelFileException => ExitCode.Model,
                _ => ExitCode.Machine,
            };
        }
    }
}
