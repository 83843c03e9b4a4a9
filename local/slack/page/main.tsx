import { render } from 'preact'
import { App } from './components/app.tsx'
import '../../workspace/page/styles/base.css'
import '../../workspace/page/styles/rail.css'
import '../../workspace/page/styles/conversation.css'
import '../../workspace/page/styles/composer.css'
import '../../workspace/page/styles/fields.css'
import '../../workspace/page/styles/dialog.css'
import '../../workspace/page/styles/text.css'
import '../../workspace/page/styles/chart.css'
import './styles/entries.css'
import './styles/message.css'
import './styles/blocks.css'
import './styles/modal.css'

const page = document.getElementById('page')
if (page) render(<App />, page)
