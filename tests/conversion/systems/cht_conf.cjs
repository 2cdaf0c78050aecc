// What cht-conf says of app_settings/schedules.json and translations/, as JSON.
// node cht_conf.cjs <node_modules> <folder of the files>
const fs = require('fs');
const path = require('path');
const { createRequire } = require('module');

const [modules, folder] = process.argv.slice(2);
const load = createRequire(path.join(modules, '..', 'package.json'));
const { validateScheduleSchema } = load('cht-conf/src/lib/validate-app-settings');
const { checkTranslations } = load('@medic/translation-checker');
const properties = load('properties');

const read = (file) => new Promise((done, failed) => {
  // as src/fn/upload-custom-translations.js of cht-conf reads them
  properties.parse(file, { path: true }, (fault, found) => fault ? failed(fault) : done(found));
});

(async () => {
  const schedules = JSON.parse(fs.readFileSync(path.join(folder, 'app_settings', 'schedules.json'), 'utf8'));
  const { valid, error } = validateScheduleSchema(schedules);
  const translations = path.join(folder, 'translations');
  const said = { schedules: valid ? '' : String(error), translations: [], texts: {} };
  try {
    await checkTranslations(translations);
  } catch (fault) {
    said.translations = fault.errors ? fault.errors.map(one => one.message) : [String(fault)];
  }
  for (const name of fs.readdirSync(translations)) {
    said.texts[name] = await read(path.join(translations, name));
  }
  console.log(JSON.stringify(said));
})();
